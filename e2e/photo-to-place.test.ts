import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, phone, visit } from './browser.ts'
import { tabTo } from './keyboard.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { widerThanView } from './look.ts'
import { expectToStandEveryLook } from './looks.ts'
import { oneHand } from './one-hand.ts'
import { aPhoto } from './photo-file.ts'
import { alingsas, numberOnPage, openCase, someone } from './report.ts'
import { type Service, startService } from './service.ts'

let service: Service
let browser: Browser
beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

const receipt = { level: 1, name: 'Vi har tagit emot din felanmälan' } as const
const mostInteractions = 12

test('J1: from photo to receipt in at most twelve interactions, and on to the municipality', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  const [hand, email] = [oneHand(page), someone()]
  await page.goto(service.url)
  const begun = performance.now()
  await hand.takePhoto('Ta en bild', await aPhoto())
  await page.getByText('Platsen kommer från bilden. Stämmer den?').waitFor()
  await page.getByText('57.930181, 12.533519').waitFor()
  await hand.choose('Kategori', 'Klotter')
  await hand.write('Rubrik', 'Klotter vid torget')
  await hand.write('Beskrivning', 'Hela väggen.')
  await hand.write('E-post', email)
  await hand.press('Skicka')
  await page.getByRole('heading', receipt).waitFor()
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  process.stdout.write(`Photo to receipt: ${hand.count()} interactions, ${seconds} s of waiting\n`)
  expect(hand.count()).toBeLessThanOrEqual(mostInteractions)
  await page.getByText('Ett foto är sparat').waitFor()
  expect(troubles).toEqual([])
  await expectPhotoAtMunicipality(page, email)
})

test('J1: without script a photo finds its place too, and comes to the municipality', async () => {
  const { page } = await visit(browser, { viewport: phone, javaScriptEnabled: false })
  const email = someone()
  await page.goto(service.url)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto())
  await page.getByRole('button', { name: 'Fortsätt med bilden' }).click()
  await page.getByText('Platsen kommer från fotot.').waitFor()
  expect(await widerThanView(page)).toBe(0)
  await fillForm(page, email)
  await page.getByRole('button', { name: 'Skicka' }).click()
  await page.getByRole('heading', receipt).waitFor()
  await expectPhotoAtMunicipality(page, email)
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

test.each([
  { from: '/', label: 'Ta en bild' },
  { from: '/bild', label: 'Foto' },
])('a photo that does not tell its place is kept while the place is searched, from $from', async (way) => {
  const { page, troubles } = await visit(browser, { viewport: phone })
  await page.goto(service.url + way.from)
  await page.getByLabel(way.label).setInputFiles(await aPhoto({ withPlace: false }))
  await page.getByText('Bilden är med. Var togs den?').waitFor()
  await expectToStandEveryLook(page)
  await page.getByLabel('Var är problemet?').fill('Alingsås')
  await page.getByRole('button', { name: 'Sök' }).click()
  await page.getByText('Bilden är med. Var togs den?').waitFor()
  await page.getByRole('link', { name: 'Rapportera här' }).click()
  await page.getByText('Bilden är sparad.').waitFor()
  expect(troubles).toEqual([])
})

test('an old photo taken far from here does not decide the place in silence', async () => {
  const { page } = await visit(browser, {
    geolocation: { latitude: 57.70887, longitude: 11.97456 },
    permissions: ['geolocation'],
  })
  await page.goto(service.url)
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto({ taken: new Date('2025-06-01T10:00:00Z') }))
  await page.getByText('Bilden är tagen den 1 juni 2025. Stämmer platsen fortfarande?').waitFor()
  await page.getByText(/Bilden är tagen 4\d km från där du är nu\./).waitFor()
})

test('what is no photo is said at once, and the start page goes on', async () => {
  const { page } = await visit(browser)
  await page.goto(service.url)
  const file = { name: 'lista.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
  await page.getByLabel('Ta en bild').setInputFiles(file)
  await page.getByText('lista.pdf är ingen bild och kom inte med.').waitFor()
  await page.getByLabel('Ta en bild').setInputFiles(await aPhoto())
  await page.getByText('Platsen kommer från bilden. Stämmer den?').waitFor()
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

test('A11Y-1: a photo is taken and sent with the keyboard alone', async () => {
  const { page } = await visit(browser)
  await page.goto(service.url)
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, 'Ta en bild')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(await aPhoto())
  await page.getByText('Bilden är sparad.').waitFor()
  await tabTo(page, 'Kategori')
  await page.keyboard.type('Klotter')
  await tabTo(page, 'Rubrik')
  await page.keyboard.type('Klotter på väntkuren')
  await tabTo(page, 'Beskrivning')
  await page.keyboard.type('Hela baksidan.')
  await tabTo(page, 'E-post')
  await page.keyboard.type(someone())
  await tabTo(page, 'Skicka')
  await page.keyboard.press('Space')
  await page.getByRole('heading', receipt).waitFor()
})

async function fillForm(page: Page, email: string): Promise<void> {
  await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
  await page.getByLabel('Rubrik').fill('Klotter vid torget')
  await page.getByLabel('Beskrivning').fill('Hela väggen.')
  await page.getByLabel('E-post').fill(email)
}

/** Confirmed by its letter; the municipality's letter brings the photo, and its page of the case shows it. */
async function expectPhotoAtMunicipality(page: Page, email: string): Promise<void> {
  await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
  const number = numberOnPage(page)
  await openLetter(page, service.url, { subject: `[${number}]`, to: alingsas.email })
  expect(await page.locator('main').innerText()).toMatch(/\.jpg/)
  await openCase(page, service.url, number)
  await page.locator('main img').first().waitFor()
}
