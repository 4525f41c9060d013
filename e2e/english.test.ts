import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks } from './look.ts'
import { someone } from './report.ts'

const { service, browser } = await openHouse()

const expectEnglish = async (page: Page, heading: string): Promise<void> => {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(new URL(page.url()).pathname).toMatch(/^\/en(\/|$)/)
}

test('English, once chosen, stays until the report is confirmed', async () => {
  const { page } = await visit(browser)
  const email = someone()
  await page.goto(service.url)
  const toEnglish = page.getByRole('link', { name: 'English' })
  expect(await toEnglish.getAttribute('lang')).toBe('en')
  await toEnglish.click()
  await expectEnglish(page, 'Report a problem')
  await page.getByLabel('Where is the problem?').fill('Alingsås')
  await page.getByRole('button', { name: 'Search' }).click()
  await expectEnglish(page, 'Is this the place?')
  await page.getByRole('link', { name: 'Report here' }).click()
  await expectEnglish(page, 'Report a problem')
  await page.getByLabel('Category').selectOption({ label: 'Graffiti' })
  await page.getByLabel('Title').fill('Graffiti on the bridge')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('.error-summary').waitFor()
  await expectEnglish(page, 'Report a problem')
  expect(await page.title()).toMatch(/^Error: /)
  await page.getByLabel('Description').fill('The whole railing.')
  await page.getByLabel('Describe the place').fill('The bridge by the station')
  await page.getByRole('button', { name: 'Send' }).click()
  await expectEnglish(page, 'We have received your report')
  await expectGoodLooks(page)
  await openLetter(page, service.url, { subject: 'Confirm your report', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await expectEnglish(page, 'Confirm your report')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expectEnglish(page, 'Graffiti on the bridge')
  await expectGoodLooks(page)
})

test('the switch leads to the same place in the other language and back', async () => {
  const { page } = await visit(browser)
  await page.goto(`${service.url}/anmal?lat=57.92871&lon=12.53641`)
  await page.getByRole('link', { name: 'English' }).click()
  await expectEnglish(page, 'Report a problem')
  expect(new URL(page.url()).searchParams.get('lat')).toBe('57.92871')
  await page.getByRole('link', { name: 'Svenska' }).click()
  await page.getByRole('heading', { level: 1, name: 'Gör en felanmälan' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('sv')
})
