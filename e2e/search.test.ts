import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { startGeocoderServer } from '../test/geocoder-server.ts'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { expectGoodLooks, widerThanView } from './look.ts'

const geocoder = await startGeocoderServer('nominatim')
afterAll(() => geocoder.stop())
const { service, browser } = await openHouse({
  GEOCODER_URL: geocoder.url,
  GEOCODER_KIND: 'nominatim',
  OPERATOR_EMAIL: 'drift@fixamingata.example',
})

async function search(page: Page, words: string): Promise<void> {
  await page.getByLabel('Var är problemet?').fill(words)
  await page.getByRole('button', { name: 'Sök' }).click()
  await page.waitForURL('**/sok?**')
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

test('A11Y-4: an address is searched, chosen among several and reported at, and the way back is open', async () => {
  const { page, troubles } = await visit(browser)
  await page.goto(service.url)
  await search(page, 'Storgatan 5')
  expect(await heading(page)).toBe('Vilken plats menar du?')
  await expectGoodLooks(page)
  await page.getByRole('link', { name: 'Storgatan 5, Vårgårda' }).click()
  await page.waitForURL('**/anmal?**')
  expect(await page.getByLabel('Beskriv platsen').inputValue()).toBe('Storgatan 5, Vårgårda')
  await page.goBack()
  expect(await heading(page)).toBe('Vilken plats menar du?')
  await search(page, 'Storgatan 5, Alingsås')
  expect(await heading(page)).toBe('Är det här platsen?')
  await expectGoodLooks(page)
  await page.getByRole('link', { name: 'Rapportera här' }).click()
  expect(await page.locator('main').innerText()).toContain('Går till Alingsås kommun')
  expect(geocoder.questions[0]?.headers['user-agent']).toBe(
    `FixaMinGata (+${service.url}; drift@fixamingata.example)`,
  )
  expect(troubles).toEqual([])
})

test('what is not found, lies abroad, is too coarse or can’t be searched looks as good as what is found', async () => {
  const { page, troubles } = await visit(browser)
  await page.goto(`${service.url}/sok`)
  for (const words of ['Gatan som inte finns', 'Dronningens gate', '441 30', 'WGJM+4C']) {
    await search(page, words)
    expect(await page.getByLabel('Var är problemet?').inputValue()).toBe(words)
    await expectGoodLooks(page)
  }
  geocoder.behave('error')
  await search(page, 'Nygatan 1, Alingsås')
  await page.getByText('Adresser går inte att söka just nu.').waitFor()
  await expectGoodLooks(page)
  geocoder.behave('none')
  expect(troubles).toEqual([])
})

test('the same goes by keyboard, without script, on a narrow phone', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await page.goto(`${service.url}/sok`)
  await page.getByLabel('Var är problemet?').focus()
  await page.keyboard.type('Slottsskogen')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sok?**')
  expect(await widerThanView(page)).toBe(0)
  await tabTo(page, 'Rapportera här')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/anmal?**')
  expect(await page.getByLabel('Beskriv platsen').inputValue()).toBe('Slottsskogen, Göteborg')
})
