import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { openLetter } from './letters.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import {
  alingsas,
  confirmByLetter,
  expectReceipt,
  fillReport,
  numberOnPage,
  send,
  someone,
} from './report.ts'

const { service, browser } = await openHouse()

test('J1: a photo that knows its place is a report at the municipality, by e-mail', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  const title = 'Klotter på hela muren'
  await page.goto(service.url)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto())
  await page.waitForURL('**/anmal?lat=57.930181&lon=12.533519')
  await page.getByText('Platsen kommer från bilden. Stämmer den?').waitFor()
  await page.locator('.photo-tile.kept').waitFor()
  await expectGoodLooks(page)
  const { email } = await fillReport(page, { title })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await expectGoodLooks(page)
  await confirmByLetter(page, service.url, email)
  await expectDelivered(page)
  expect(troubles).toEqual([])
})

test('J1: the same without script', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await page.goto(service.url)
  expect(await page.getByRole('button', { name: 'Fortsätt med bilden' }).isVisible()).toBe(false)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto())
  await page.getByRole('button', { name: 'Fortsätt med bilden' }).click()
  await page.waitForURL('**/utkast/**')
  expect(await page.locator('main').innerText()).toContain('57.930181, 12.533519')
  const { email } = await fillReport(page, { title: 'Klotter på lilla muren' })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  expect(await widerThanView(page)).toBe(0)
  await confirmByLetter(page, service.url, email)
  await expectDelivered(page)
})

async function expectDelivered(page: Page): Promise<void> {
  const number = numberOnPage(page)
  await openLetter(page, service.url, { subject: `[${number}]`, to: alingsas.email })
  expect(await page.locator('main').innerText()).toMatch(/\.(jpg|jpeg|webp)\b/)
}

test('from photo to receipt takes no more than twelve acts', async () => {
  const { page } = await visit(browser, { viewport: phone })
  const acts: string[] = []
  const act = async (name: string, done: Promise<unknown>) => {
    acts.push(name)
    await done
  }
  const photo = await aPhoto({ width: 4000, height: 3000 })
  await page.goto(service.url)
  const started = performance.now()
  await act('take the photo', page.getByLabel('Ta en bild').setInputFiles(photo))
  await act('category', page.getByLabel('Kategori').selectOption({ label: 'Klotter' }))
  await act('title', page.getByLabel('Rubrik').fill('Klotter'))
  await act('description', page.getByLabel('Beskrivning').fill('Hela muren.'))
  await act('address', page.getByLabel('E-post').fill(someone()))
  await act('send', page.getByRole('button', send).click())
  await expectReceipt(page)
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(`photo to receipt: ${acts.length} acts, ${seconds.toFixed(1)} s\n`)
  expect(acts.length).toBeLessThanOrEqual(12)
  expect(seconds).toBeLessThan(30)
})

test('a photo of an iPhone tells its place here, and is taken as it is', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await page.goto(service.url)
  await page
    .getByLabel('Ta en bild')
    .setInputFiles(fileURLToPath(new URL('../test/files/turned.heic', import.meta.url)))
  await page.waitForURL('**/anmal?lat=57.930181&lon=12.533519')
  await page.locator('.photo-tile.kept').waitFor()
  await fillReport(page, { title: 'Klotter på stationen' })
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  expect(troubles).toEqual([])
})

test('a photo without a place is kept while its place is searched', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await page.goto(service.url)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto({ withPlace: false }))
  await page.getByText('Bilden är med. Var togs den?').waitFor()
  await expectGoodLooks(page)
  await page.getByLabel('Var är problemet?').fill('Alingsås')
  await page.getByRole('button', { name: 'Sök' }).click()
  await page.getByText('Bilden är med. Var togs den?').waitFor()
  await expectGoodLooks(page)
  await page.getByRole('link', { name: 'Rapportera här' }).click()
  await page.locator('.photo-tile.kept').waitFor()
  expect(await page.getByText('Platsen kommer från bilden').count()).toBe(0)
  expect(troubles).toEqual([])
})

test('an old photo, or one from somewhere else, is not believed silently', async () => {
  const { page } = await visit(browser, {
    geolocation: { latitude: 57.72, longitude: 12.94 },
    permissions: ['geolocation'],
  })
  await page.goto(service.url)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto({ taken: new Date('2024-03-03T10:00:00Z') }))
  await page.getByText('Bilden är tagen den 3 mars 2024. Stämmer platsen fortfarande?').waitFor()
  await page.getByText(/Bilden är tagen 3\d km från där du är nu\./).waitFor()
  await page.goto(`${service.url}/anmal?lat=57.72&lon=12.94`)
  await page.getByText(/En bild är tagen 3\d km från platsen du valt\./).waitFor()
})

test('what is no photo is said at once, and a broken one by the server', async () => {
  const { page } = await visit(browser)
  await page.goto(`${service.url}/anmal?lat=57.92871&lon=12.53641`)
  const field = page.getByLabel('Lägg till foto')
  await field.setInputFiles({ name: 'lista.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') })
  await page.getByText('lista.pdf är ingen bild och kom inte med.').waitFor()
  await field.setInputFiles({ name: 'halv.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('nothing') })
  await page.locator('.photo-tile.failed').waitFor()
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Ta bort bild 1' }).click()
  await page.locator('.photo-tile').waitFor({ state: 'detached' })
  const six = await Promise.all(Array.from({ length: 6 }, () => aPhoto({ width: 320, height: 240 })))
  await field.setInputFiles(six)
  await page.getByText('Bara de fem första bilderna kom med.').waitFor()
  await page.locator('.photo-tile.kept').nth(4).waitFor()
  expect(await page.locator('.photo-tile').count()).toBe(5)
  expect(await field.isDisabled()).toBe(true)
})

test('a photo is chosen, taken away and the report sent with the keyboard alone', async () => {
  const { page } = await visit(browser)
  // Listened for from the start: a browser that is told only as the key goes down may be too late.
  const chosen = page.waitForEvent('filechooser', { timeout: 60_000 })
  await page.goto(service.url)
  await tabTo(page, 'Ta en bild')
  await page.keyboard.press('Enter')
  await (await chosen).setFiles(await aPhoto())
  await page.locator('.photo-tile.kept').waitFor()
  await tabTo(page, 'Ta bort bild 1')
  await page.keyboard.press('Enter')
  await page.locator('.photo-tile').waitFor({ state: 'detached' })
  await fillReport(page, { title: 'Klotter' })
  await page.keyboard.press('Enter')
  await expectReceipt(page)
})
