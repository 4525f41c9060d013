import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { violationsIn, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import { numberOnPage, openCase, reportProblem, send, someone } from './report.ts'

const { service, browser } = await openHouse()

type Saying = {
  way: string
  confirm: string
  hasScript: boolean
  words?: string
  photo?: Awaited<ReturnType<typeof aPhoto>>
}

/** From the report's page to its form, the letter and back. */
async function say(
  page: Page,
  number: string,
  { way, confirm, hasScript, words, photo }: Saying,
): Promise<string> {
  const email = someone()
  await page.goto(`${service.url}/rapporter/${number}`)
  await page.getByRole('link', { name: way }).click()
  await page.getByRole('heading', { level: 1, name: way }).waitFor()
  await expectSound(page, hasScript)
  if (words) await page.getByRole('textbox', { name: /uppdatering|lägga till|kvar/ }).fill(words)
  await page.getByLabel('E-post').fill(email)
  if (photo) await page.getByLabel('Lägg till foto').setInputFiles(photo)
  await page.getByRole('button', send).click()
  // The photo is sent first, where scripts run.
  await page.getByRole('heading', { level: 1, name: confirm }).waitFor({ timeout: 20_000 })
  await expectSound(page, hasScript)
  await openLetter(page, service.url, { subject: confirm, to: email })
  await linkInLetter(page, '/tillagg/').click()
  await page.getByRole('heading', { level: 1, name: confirm }).waitFor()
  await expectSound(page, hasScript)
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.waitForURL(/\/rapporter\/\d+\?klart=/)
  return email
}

/** Nobody is shut out on the narrowest screen; the tool that looks for it is a script itself. */
async function expectSound(page: Page, hasScript: boolean): Promise<void> {
  expect(await widerThanView(page), page.url()).toBe(0)
  if (hasScript) expect(await violationsIn(page), page.url()).toEqual([])
}

test.each([true, false])(
  'a report lives on: followed, added to, said to be fixed and still there (script: %s)',
  async (hasScript) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled: hasScript, viewport: phone })
    const title = `Klotter som följs ${hasScript}`
    const reporter = await reportProblem(page, service.url, title)
    const number = numberOnPage(page)

    const follower = await say(page, number, {
      hasScript,
      way: 'Följ ärendet',
      confirm: 'Bekräfta att du vill följa ärendet',
    })
    await page.getByText('Nu följer du ärendet.').waitFor()

    await page.getByRole('link', { name: 'Skriv en uppdatering' }).click()
    await page.getByLabel('E-post').fill('bo@invanare.example')
    await page.getByRole('button', send).click()
    await page.getByRole('link', { name: 'Skriv något, eller lägg till ett foto' }).waitFor()
    expect(await page.getByLabel('E-post').inputValue()).toBe('bo@invanare.example')
    await expectSound(page, hasScript)
    await say(page, number, {
      hasScript,
      way: 'Skriv en uppdatering',
      confirm: 'Bekräfta din uppdatering',
      words: 'Nu är hela bron målad.',
      photo: await aPhoto(),
    })
    await page.getByText('Tack! Din uppdatering visas nu.').waitFor()
    await page.getByText('Nu är hela bron målad.').waitFor()
    // Made by the worker meanwhile.
    const photo = page.getByRole('img', { name: 'Foto från en granne' })
    await expect.poll(async () => [await page.reload(), await photo.count()][1], { timeout: 20_000 }).toBe(1)
    await openLetter(page, service.url, { subject: title, title: 'En ny uppdatering', to: follower })

    await say(page, number, {
      hasScript,
      way: 'Problemet är löst',
      confirm: 'Bekräfta att problemet är löst',
    })
    await page.getByText(/En person säger att problemet är löst, senast i dag/).waitFor()
    await openCase(page, service.url, number)
    await page.getByText('Nu är hela bron målad.').waitFor()
    await page.getByText(/En person säger att problemet är löst, senast i dag/).waitFor()
    await expectSound(page, hasScript)
    await page.locator('.action-card').getByText('Problemet är löst').click()
    await page.locator('.action-card[open]').getByLabel('Text till alla som läser').fill('Tvättat.')
    await page.getByRole('button', { name: 'Markera som åtgärdad' }).click()
    await page.getByText('Sparat. Status är nu: Åtgärdad.').waitFor()

    await say(page, number, {
      hasScript,
      way: 'Fortfarande ett problem',
      confirm: 'Bekräfta att problemet är kvar',
      words: 'Baksidan är kvar.',
    })
    await page.getByText(/En person säger att problemet är kvar, senast i dag/).waitFor()
    await page.getByText('Baksidan är kvar.').waitFor()
    expect(await page.locator('.standing').innerText(), 'counted, no change of state').toContain('Åtgärdad')
    await expectSound(page, hasScript)

    await openLetter(page, service.url, { subject: title, to: reporter.email })
    await linkInLetter(page, '/min-rapport/').click()
    await page.getByRole('link', { name: 'Skriv en uppdatering' }).click()
    await expectSound(page, hasScript)
    await page.getByLabel('Din uppdatering').fill('Jag har varit där: baksidan är kvar.')
    await page.getByRole('button', send).click()
    await page.getByText('Tack! Din uppdatering visas nu.').waitFor()
    await page.getByText('Uppdatering från den som anmälde').waitFor()
    await expectSound(page, hasScript)
    expect(troubles).toEqual([])
  },
)
