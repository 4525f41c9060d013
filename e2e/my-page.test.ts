import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { violationsIn, widerThanView } from './look.ts'
import { alingsas, numberOnPage, reportProblem, send, someone } from './report.ts'

const { service, browser } = await openHouse()

/** Nobody is shut out on the narrowest screen; the tool that looks for it is a script itself. */
async function expectSound(page: Page, hasScript: boolean): Promise<void> {
  expect(await widerThanView(page), page.url()).toBe(0)
  if (hasScript) expect(await violationsIn(page), page.url()).toEqual([])
}

async function signInByLetter(page: Page, email: string, hasScript: boolean): Promise<void> {
  await page.goto(`${service.url}/min-sida`)
  await expectSound(page, hasScript)
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('button', send).click()
  await page.getByRole('heading', { level: 1, name: 'Titta i din e-post' }).waitFor()
  await openLetter(page, service.url, { subject: 'Din länk till Min sida', to: email, isUnread: true })
  await linkInLetter(page, '/min-sida/oppna/').click()
  await page.getByRole('button', { name: 'Öppna min sida' }).click()
  await page.getByRole('heading', { level: 1, name: 'Min sida' }).waitFor()
}

test.each([true, false])(
  'GDPR-7: a person sees what is theirs, takes it along, changes address and leaves (script: %s)',
  async (hasScript) => {
    const { page, troubles } = await visit(browser, { javaScriptEnabled: hasScript, viewport: phone })
    const title = `Klotter hos någon ${hasScript}`
    const { email } = await reportProblem(page, service.url, title)
    await signInByLetter(page, email, hasScript)
    await expectSound(page, hasScript)
    await page.getByRole('link', { name: title }).click()
    await page.waitForURL('**/min-rapport/**')
    await withdraw(page, hasScript)

    await page.goto(`${service.url}/min-sida`)
    await page.getByRole('link', { name: 'Följer' }).click()
    await page.getByRole('button', { name: 'Sluta få brev' }).click()
    await page.getByText('Du får inga fler brev om den anmälan.').waitFor()
    await expectSound(page, hasScript)

    await page.getByRole('link', { name: 'Uppgifter', exact: true }).click()
    await expectSound(page, hasScript)
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Hämta filen' }).click()
    expect((await downloading).suggestedFilename()).toMatch(/^mina-uppgifter-.*\.json$/)

    const address = someone()
    await page.getByLabel('Ny e-postadress').fill(address)
    await page.getByRole('button', { name: 'Byt adress' }).click()
    await page.getByText('Titta i den nya adressens e-post').waitFor()
    await openLetter(page, service.url, { subject: 'Bekräfta din nya e-postadress', to: address })
    await linkInLetter(page, '/min-sida/ny-adress/').click()
    await expectSound(page, hasScript)
    await page.getByRole('button', { name: 'Bekräfta adressen' }).click()
    await page.getByText('Din adress är ändrad.').waitFor()
    await openLetter(page, service.url, { subject: 'Din e-postadress är ändrad', to: email })

    await page.goto(`${service.url}/min-sida/uppgifter`)
    await page.getByRole('link', { name: 'Se vad som tas bort' }).click()
    await expectSound(page, hasScript)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Ta bort mina uppgifter' }).click()
    await page.getByText('Dina uppgifter är borttagna.').waitFor()
    await openLetter(page, service.url, { subject: 'Dina uppgifter är borttagna', to: address })
    expect(troubles).toEqual([])
  },
)

/** From one's own page of the report; the municipality hears, and everybody sees it. */
async function withdraw(page: Page, hasScript: boolean): Promise<void> {
  await page.getByText('Vill du ta tillbaka anmälan?').click()
  await expectSound(page, hasScript)
  await page.getByRole('button', { name: 'Återkalla anmälan' }).click()
  await page.getByText('Anmälan är återkallad.').waitFor()
  expect(await page.getByText('Vill du ta tillbaka anmälan?').count()).toBe(0)
  await expectSound(page, hasScript)
  await page.getByRole('link', { name: 'Så ser alla andra anmälan' }).click()
  await page.locator('.standing').getByText('Återkallad').waitFor()
  const number = numberOnPage(page)
  await openLetter(page, service.url, { subject: `[${number}]`, to: alingsas.email })
  await page.locator('main .said').getByText('Den som anmälde har återkallat felanmälan.').waitFor()
}
