import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desktop, phone, visit } from './browser.ts'
import { blockTiles, drawnMap } from './drawn-map.ts'
import { openHouse } from './house.ts'
import { expectGoodLooks, violationsIn, widerThanView } from './look.ts'
import { aPhoto } from './photo-file.ts'
import { confirmByLetter, expectReceipt, fillReport, formAtStation, numberOnPage, send } from './report.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()

/** A report with two photos, made once as residents without script make it, its photos ready. */
let made: string | undefined
async function reportWithPhotos(): Promise<string> {
  if (made) return made
  const { page } = await visit(browser, { javaScriptEnabled: false })
  await page.goto(service.url + formAtStation)
  const { email } = await fillReport(page, { title: 'Klotter på kiosken' })
  const chosen = await Promise.all(
    ['IMG_1.jpg', 'IMG_2.jpg'].map((name) => aPhoto({ name, width: 640, height: 480 })),
  )
  await page.getByLabel('Lägg till foto').setInputFiles(chosen)
  await page.getByRole('button', send).click()
  await expectReceipt(page)
  await confirmByLetter(page, service.url, email)
  const photos = page.getByRole('link', { name: 'Foto från anmälan' })
  await untilGiven('two photos', 20_000, async () => {
    if ((await photos.count()) === 2) return true
    await page.reload()
    return null
  })
  made = numberOnPage(page)
  return made
}

test('without script photos have pages, the address can be copied, and a new report begins here', async () => {
  const { page } = await visit(browser, { javaScriptEnabled: false, viewport: phone })
  const number = await reportWithPhotos()
  await page.goto(`${service.url}/rapporter/${number}`)
  await page.getByRole('link', { name: 'Foto från anmälan' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Foto 1 av 2' }).waitFor()
  await untilGiven('the photo', 10_000, async () => ((await widthOf(page)) > 0 ? true : null))
  expect(await page.locator('main .photo img').boundingBox()).toMatchObject({ x: 0, width: phone.width })
  const file = await page.getByRole('link', { name: 'Visa bara fotot' }).getAttribute('href')
  expect((await page.request.get(`${service.url}${file}`)).headers()['content-type']).toBe('image/jpeg')
  await page.getByRole('link', { name: 'Nästa foto' }).click()
  await page.getByRole('heading', { level: 1, name: 'Foto 2 av 2' }).waitFor()
  expect(await widerThanView(page)).toBe(0)
  await page.getByRole('link', { name: 'Tillbaka till anmälan' }).click()
  await page.waitForURL(`**/rapporter/${number}#foto-*`)
  expect(await page.locator('[data-map]').isVisible()).toBe(false)
  await page.getByText('Dela eller skriv ut').click()
  expect(await page.getByLabel('Adress till anmälan').inputValue()).toBe(`${service.url}/rapporter/${number}`)
  expect(await page.getByRole('button', { name: 'Kopiera adressen' }).isVisible()).toBe(false)
  expect(await widerThanView(page)).toBe(0)
  await page.getByRole('link', { name: 'Rapportera ett nytt problem här' }).click()
  await page.waitForURL('**/anmal?lat=57.92871&lon=12.53641**')
  await page.getByLabel('Rubrik').waitFor()
})

const widthOf = async (page: Page) => (await page.locator('main .photo img').boundingBox())?.width ?? 0

test('with script photos open over the page, the map on demand, and the address is copied', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const number = await reportWithPhotos()
  await blockTiles(page)
  await page.goto(`${service.url}/rapporter/${number}`)
  const photos = page.getByRole('link', { name: 'Foto från anmälan' })
  const dialog = page.getByRole('dialog', { name: 'Foton från anmälan' })
  await photos.first().click()
  await dialog.getByText('Foto 1 av 2').waitFor()
  await page.keyboard.press('ArrowRight')
  await dialog.getByText('Foto 2 av 2').waitFor()
  expect(await dialog.getByRole('button', { name: 'Nästa foto' }).isVisible()).toBe(false)
  expect(await violationsIn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  const focused = () => photos.nth(1).evaluate((link) => link === document.activeElement)
  await untilGiven('the focus on the second photo', 5_000, async () => (await focused()) || null)
  await photos.first().click()
  await dialog.waitFor()
  await page.goBack()
  await dialog.waitFor({ state: 'hidden' })
  expect(page.url()).toBe(`${service.url}/rapporter/${number}`)

  await expectWholeWidth(page)
  await page.getByText('Dela eller skriv ut').click()
  await page.getByRole('button', { name: 'Kopiera adressen' }).click()
  await page.getByText('Adressen är kopierad.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())

  expect(await page.locator('[data-map][data-drawn]').count(), 'nobody has asked for the map').toBe(0)
  await page.getByText('Visa platsen på karta').click()
  await drawnMap(page)
  expect(troubles).toEqual([])
})

/** On a phone a photo that is opened is as wide as the screen, its buttons in one row. */
async function expectWholeWidth(page: Page): Promise<void> {
  const before = page.viewportSize() ?? desktop
  await page.setViewportSize({ width: 360, height: 740 })
  const photo = page.getByRole('link', { name: 'Foto från anmälan' }).first()
  expect((await photo.boundingBox())?.width).toBeLessThan(360)
  await photo.click()
  const dialog = page.getByRole('dialog', { name: 'Foton från anmälan' })
  expect(await dialog.getByRole('img').boundingBox()).toMatchObject({ x: 0, width: 360, height: 270 })
  const rows = ['Nästa foto', 'Stäng'].map(async (name) => {
    const box = await dialog.getByRole('button', { name }).boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    return box?.y
  })
  expect(new Set(await Promise.all(rows)).size).toBe(1)
  await dialog.getByRole('button', { name: 'Nästa foto' }).click()
  await dialog.getByText('Foto 2 av 2').waitFor()
  await expectGoodLooks(page)
  await dialog.getByRole('button', { name: 'Stäng' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.setViewportSize(before)
}
