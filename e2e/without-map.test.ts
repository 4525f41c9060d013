import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { expectGoodLooks } from './look.ts'
import { someone } from './report.ts'

const { service, browser } = await openHouse({ MAP_TILES_URL: 'none' })

/** Search, choose, describe the place, and have it confirmed in words: nothing of it on a map. */
async function reportInWords(page: Page): Promise<void> {
  await page.goto(`${service.url}/sok`)
  await page.getByLabel('Var är problemet?').fill('Alingsås')
  await page.getByRole('button', { name: 'Sök', exact: true }).click()
  await page.getByRole('link', { name: 'Rapportera här' }).first().click()
  const words = await page.locator('main').innerText()
  expect(words).toContain('Nära Alingsås, Alingsås kommun')
  await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
  await page.getByLabel('Rubrik').fill('Klotter på elskåpet')
  await page.getByLabel('Beskrivning').fill('Hela framsidan är full.')
  await page.getByLabel('Beskriv platsen').fill('Elskåpet mitt emot Storgatan 5')
  await page.getByLabel('E-post').fill(someone())
  // A request that outlives its page stands still in this browser while any request of the page is looked through.
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Skicka' }).click()
  await page.getByRole('heading', { name: 'Vi har tagit emot din felanmälan' }).waitFor()
}

test('J11: without script there is no map, and nothing is missed', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await reportInWords(page)
  await page.goto(`${service.url}/karta?lat=57.93018&lon=12.53352`)
  expect(await page.locator('#near a.row').count()).toBeGreaterThan(3)
  expect(await page.locator('.map-side').isVisible()).toBe(false)
})

test('J11: with script and a map that never comes, the same', async () => {
  const { page } = await visit(browser)
  await page.route(/draw-map|map-worker|map-base/, (route) => route.abort())
  await reportInWords(page)
})

test('J11: a list near a place is found, filtered and followed by the keyboard', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  await page.route(/draw-map/, (route) => route.abort())
  await page.goto(`${service.url}/karta`)
  await tabTo(page, 'Var är problemet?')
  await page.keyboard.type('Alingsås')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/karta?q=**')
  await tabTo(page, 'Visa vad som är anmält här')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/karta?lat=**')
  await tabTo(page, 'Åtgärdade')
  await page.keyboard.press('Enter')
  await page.waitForURL('**visa=atgardade**')
  await page.getByRole('link', { name: /Papperskorgen är full/ }).waitFor()
  await page.locator('[data-drawn="false"]').waitFor()
  await expectGoodLooks(page)
})
