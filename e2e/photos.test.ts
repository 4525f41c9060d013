import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aJpeg, picture } from '../test/photos.ts'
import { phone, type Visit, visit } from './browser.ts'
import { openHouse } from './house.ts'
import { linkInLetter, openLetter } from './letters.ts'
import { expectGoodLooks } from './look.ts'
import { alingsas, numberOnPage, openCase, someone } from './report.ts'

const { service, browser } = await openHouse()

const chosen = async (name: string, bytes: Promise<Buffer>) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await bytes,
})

/** Every photo has come, whole: a page is there before its pictures are. */
const expectPhotos = (page: Page, of: string, widths: number[]) =>
  expect
    .poll(() =>
      page
        .locator(of)
        .evaluateAll((images) =>
          images.map((image) =>
            image instanceof HTMLImageElement && image.complete ? image.naturalWidth : 0,
          ),
        ),
    )
    .toEqual(widths)

test('J1: without script a photo begins a report, goes with it to the municipality, and is seen by all', async () => {
  const { page, troubles } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  await page.goto(`${service.url}/bild`)
  await page.getByLabel('Foto').setInputFiles(await chosen('IMG_1.jpg', aJpeg({ width: 1600, height: 1200 })))
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await page.getByRole('heading', { name: 'Gör en felanmälan' }).waitFor()
  expect(page.url()).toContain('?lat=57.930181&lon=12.533519')
  await page.getByText('Fotot är sparat till den').waitFor()

  const email = someone()
  await page
    .getByLabel('Lägg till foto')
    .setInputFiles(await chosen('IMG_2.jpg', aJpeg({ width: 900, height: 1200, colour: '#7b4a1e' })))
  await page.getByLabel('Kategori').selectOption({ label: 'Klotter' })
  await page.getByLabel('Rubrik').fill('Målad vägg')
  await page.getByLabel('Beskrivning').fill('Hela väggen mot torget.')
  await page.getByRole('button', { name: 'Skicka' }).last().click()
  await page.getByRole('link', { name: 'Skriv din e-postadress' }).waitFor()
  expect(await page.getByRole('button', { name: /^Ta bort foto/ }).count()).toBe(2)
  await page.getByRole('button', { name: 'Ta bort foto 2' }).click()
  expect(await page.getByLabel('Rubrik').inputValue()).toBe('Målad vägg')
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('button', { name: 'Skicka' }).last().click()
  await page.getByRole('heading', { name: 'Vi har tagit emot din felanmälan' }).waitFor()
  await expectPhotos(page, 'main .narrow > .photo-tiles img', [400])

  await openLetter(page, service.url, { subject: 'Bekräfta din felanmälan', to: email })
  await linkInLetter(page, '/bekrafta/').click()
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.getByText('Tack! Felanmälan är bekräftad.').waitFor()
  await page.getByRole('img', { name: 'Foto från anmälan: Klotter' }).waitFor()
  await expectPhotos(page, 'main figure img', [1024])
  const number = numberOnPage(page)
  expect(await page.locator('main figure a').getAttribute('href')).toMatch(
    /^\/rapporter\/\d+\/foton\/[0-9a-f]{32}$/,
  )
  await openCase(page, service.url, number)
  await expectPhotos(page, 'main figure img', [1024])
  await openLetter(page, service.url, { subject: `[${number}]`, to: alingsas.email })
  await page.getByText('foto-1.jpg').waitFor()
  expect(troubles).toEqual([])
})

test('A11Y: pages with photos hold on phone and desktop, by day and night', async () => {
  const { page, troubles } = await visit(browser)
  await page.goto(`${service.url}/bild`)
  await expectGoodLooks(page)
  await page.goto(await begunWithout(await visit(browser, { javaScriptEnabled: false })))
  await page.getByText('Fotot är sparat till den').waitFor()
  await expectGoodLooks(page)
  expect(troubles).toEqual([])
})

/** Begins a report with a photo, after a file that is none, in a browser without script; the address of its form. */
async function begunWithout({ page, troubles }: Visit): Promise<string> {
  await page.goto(`${service.url}/bild`)
  await page.getByLabel('Foto').setInputFiles(await chosen('hej.jpg', Promise.resolve(Buffer.from('hej'))))
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await page.getByRole('link', { name: 'Filen är inget foto' }).waitFor()
  await page
    .getByLabel('Foto')
    .setInputFiles(await chosen('IMG_3.jpg', picture({ width: 3000 }).jpeg().toBuffer()))
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await page.getByLabel('Var är problemet?').fill('Alingsås')
  await page.getByRole('button', { name: 'Sök' }).click()
  await page.getByRole('link', { name: 'Rapportera här' }).click()
  await page.getByText('Fotot är sparat till den').waitFor()
  expect(troubles).toEqual([])
  return page.url()
}
