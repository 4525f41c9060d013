import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { violationsIn, widerThanView } from './look.ts'
import { reportProblem, send, someone } from './report.ts'

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
