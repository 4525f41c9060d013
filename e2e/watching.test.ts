import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { violationsIn, widerThanView } from './look.ts'
import { confirmByLetter, expectReceipt, reportProblem, send, someone } from './report.ts'

const { service, browser } = await openHouse()

/** Nobody is shut out on the narrowest screen; the tool that looks for it is a script itself. */
async function expectSound(page: Page, hasScript: boolean): Promise<void> {
  expect(await widerThanView(page), page.url()).toBe(0)
  if (hasScript) expect(await violationsIn(page), page.url()).toEqual([])
}

test.each([true, false])(
  'a place is watched, confirmed once, told of by letter, and left again (script: %s)',
  async (hasScript) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled: hasScript, viewport: phone })
    const email = someone()
    await page.goto(`${service.url}/kommuner/alingsas`)
    await page.getByRole('link', { name: 'Bevaka kommunen' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bevaka Alingsås kommun' }).waitFor()
    await expectSound(page, hasScript)
    await page.getByRole('button', send).click()
    await page.getByRole('link', { name: /Skriv din e-postadress/ }).waitFor()
    await expectSound(page, hasScript)
    await page.getByLabel('Direkt').check()
    await page.getByLabel('E-post').fill(email)
    await page.getByRole('button', send).click()
    await page.getByRole('heading', { level: 1, name: 'Bekräfta din bevakning' }).waitFor()
    await openLetter(page, service.url, { subject: 'Bekräfta din bevakning', to: email })
    await linkInLetter(page, '/bevaka/bekrafta/').click()
    await page.getByText('Hela Alingsås kommun').waitFor()
    await expectSound(page, hasScript)
    await page.getByRole('button', { name: 'Bekräfta' }).click()
    await page.getByText('Klart! Du får ett brev när något händer.').waitFor()
    await expectSound(page, hasScript)

    const title = `Klotter där någon bevakar ${hasScript}`
    await reportProblem(page, service.url, title)
    await openLetter(page, service.url, { subject: `Nytt där du bevakar: ${title}`, to: email })
    await linkInLetter(page, '/rapporter/').click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.goBack()
    await linkInLetter(page, '/mina-bevakningar/').click()
    await page.getByLabel('Hur ofta?').selectOption({ label: 'Varje vecka' })
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.getByText('Sparat.').waitFor()
    expect(await page.getByLabel('Hur ofta?').inputValue()).toBe('weekly')
    await page.getByRole('button', { name: 'Ta bort', exact: true }).click()
    await page.getByText('Du bevakar ingen plats').waitFor()
    await expectSound(page, hasScript)
    expect(troubles).toEqual([])
  },
)

/** From a page that leads to watching to the watch, confirmed. */
async function watch(page: Page, way: string, email: string, hasScript: boolean): Promise<void> {
  await page.getByRole('link', { name: way }).click()
  await page.getByRole('heading', { level: 1, name: /^Bevaka / }).waitFor()
  await expectSound(page, hasScript)
  await page.getByLabel('Direkt').check()
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('button', send).click()
  await page.getByRole('heading', { level: 1, name: 'Bekräfta din bevakning' }).waitFor()
  await openLetter(page, service.url, { subject: 'Bekräfta din bevakning', to: email })
  await linkInLetter(page, '/bevaka/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Klart! Du får ett brev när något händer.').waitFor()
}

// Of the demonstration's town: a road that is the state's, by which the body is another than the municipality.
const road180 = '/anmal?lat=57.926100&lon=12.536400'

test.each([true, false])(
  'a place and a body are watched, and a mail program ends each with one press (script: %s)',
  async (hasScript) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled: hasScript, viewport: phone })
    const [first, second] = [`Hål i backen ${hasScript}`, `Hål i kurvan ${hasScript}`]
    const [atPlace, ofBody] = [someone(), someone()]
    await reportOnRoad(page, first, hasScript)
    const report = page.url()
    await watch(page, 'Bevaka platsen', atPlace, hasScript)
    await page.getByText(/^Inom .* från /).waitFor()
    await page.goto(report)
    await watch(page, 'Bevaka det som Trafikverket har hand om', ofBody, hasScript)
    await page.getByText('Trafikverket').first().waitFor()

    await reportOnRoad(page, second, hasScript)
    for (const email of [atPlace, ofBody]) {
      await openLetter(page, service.url, { subject: `Nytt där du bevakar: ${second}`, to: email })
      const head = (await page.locator('main').textContent()) ?? ''
      expect(head).toContain('List-Unsubscribe=One-Click')
      const leave = /<(http\S+\/avsluta-bevakning\/[^>]+)>/.exec(head)?.[1] ?? ''
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
      expect((await fetch(leave, { method: 'POST', body, redirect: 'manual' })).status).toBe(200)
      await linkInLetter(page, '/mina-bevakningar/').click()
      await page.getByText('Du bevakar ingen plats').waitFor()
    }
    expect(troubles).toEqual([])
  },
)

/**
 * A confirmed report; the browser stands on its page. Who gets it is shown before it is sent: by the script at once, and
 * else when it is sent, which is done again then.
 */
async function reportOnRoad(page: Page, title: string, hasScript: boolean): Promise<void> {
  await page.goto(service.url + road180)
  await page.getByLabel('Kategori').selectOption({ label: 'Hål i gatan eller vägen' })
  await page.getByLabel('Rubrik').fill(title)
  await page.getByLabel('Beskrivning').fill('En halv meter brett.')
  const email = someone()
  await page.getByLabel('E-post').fill(email)
  if (!hasScript) await page.getByRole('button', send).click()
  await page.locator('#recipient').getByText('väg 180 är statlig').waitFor()
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await confirmByLetter(page, service.url, email)
}
