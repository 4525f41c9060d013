import { afterAll, expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { widerThanView } from './look.ts'
import { expectToStandEveryLook } from './looks.ts'
import { aPhoto } from './photo-file.ts'
import { startTileServer } from './tile-server.ts'

const tiles = await startTileServer()
afterAll(() => tiles.stop())
const { service, browser } = await openHouse({
  MAP_TILES_URL: tiles.url,
  MAP_ATTRIBUTION: '© Provkartan',
})

test('a photo that is in the telephone already goes the same way', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await page.goto(service.url)
  await page.getByRole('link', { name: 'Välj en bild du redan har' }).click()
  await page.getByLabel('Foto').setInputFiles(await aPhoto())
  await page.getByText('Platsen kommer från bilden. Stämmer den?').waitFor()
  await page.getByText('Bilden är sparad.').waitFor()
  expect(troubles).toEqual([])
})

test('one that does not tell its place is brought to the search', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await page.goto(`${service.url}/bild`)
  await page.getByLabel('Foto').setInputFiles(await aPhoto({ withPlace: false }))
  await page.waitForURL('**/sok')
  await page.getByText('Bilden är med. Var togs den?').waitFor()
  await expectToStandEveryLook(page)
  await page.getByLabel('Var är problemet?').fill('Alingsås')
  await page.getByRole('button', { name: 'Sök' }).click()
  await page.getByRole('link', { name: 'Rapportera här' }).click()
  await page.getByText('Bilden är sparad.').waitFor()
  expect(troubles).toEqual([])
})

test('without script an old photo says where its place comes from, and its day', async () => {
  const { page } = await visit(browser, { viewport: phone, javaScriptEnabled: false })
  await page.goto(service.url)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto({ taken: new Date('2025-06-01T10:00:00Z') }))
  await page.getByRole('button', { name: 'Fortsätt med bilden' }).click()
  await page.getByText('Platsen kommer från fotot. Stämmer den inte: byt plats.').waitFor()
  await page.getByText('Bilden är tagen den 1 juni 2025. Stämmer platsen fortfarande?').waitFor()
  expect(await widerThanView(page)).toBe(0)
})

test('a browser that keeps nothing lets the server keep the photo', async () => {
  const { page } = await visit(browser)
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined })
  })
  await page.goto(service.url)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto())
  await page.getByText('Platsen kommer från fotot.').waitFor()
  await page.getByText('Bilden är sparad.').waitFor()
})
