import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { blockTiles, colourAt, drawnMap, middleOf, saidOnMap, told } from './drawn-map.ts'
import { openHouse } from './house.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()

const formInTown = '/anmal?lat=57.93018&lon=12.53352'
const touch = { viewport: phone, hasTouch: true, isMobile: true }

type Pins = { pins: [number: number, lon: number, lat: number, state: number][] }

/** A map with one of the town's reports in its middle, and the number it has. */
async function lookAtReport(page: Page): Promise<number> {
  await blockTiles(page)
  const answer = await fetch(`${service.url}/api/v1/pins?bbox=12.4,57.85,12.7,58&zoom=13&group=open`)
  const { pins }: Pins = await answer.json()
  const [number, lon, lat] = pins[0] ?? []
  if (number === undefined) throw new Error('no reports')
  await page.goto(`${service.url}/karta?lat=${lat}&lon=${lon}&z=16`)
  const map = await drawnMap(page)
  await untilGiven('pins', 10_000, async () => Number(await map.getAttribute('data-pins')) > 0 || null)
  return number
}

const chosenRow = (page: Page, number: number) => page.locator(`#near a.row[data-chosen][href$="/${number}"]`)

test('a click on a pin makes it larger and marks its row in the list', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  const number = await lookAtReport(page)
  const { x, y } = await middleOf(page)
  await page.mouse.click(x, y)
  await chosenRow(page, number).waitFor()
  expect(await page.locator('#near a.row[data-chosen]').count()).toBe(1)
  expect(await page.locator('[data-map]').getAttribute('data-highlighted')).toBe(String(number))
  expect(troubles).toEqual([])
})

test('under a finger pins are free: the middle is marked only while the map is moved', async () => {
  const { page, troubles } = await visit(browser, { ...touch, drawsMaps: true })
  const number = await lookAtReport(page)
  const mark = page.locator('.crosshair')
  expect(await mark.isVisible()).toBe(false)
  await page.locator('canvas').focus()
  await page.keyboard.press('ArrowRight')
  await mark.waitFor()
  await page.keyboard.press('ArrowLeft')
  const { x, y } = await middleOf(page)
  await page.touchscreen.tap(x, y)
  await chosenRow(page, number).waitFor()
  await mark.waitFor({ state: 'hidden' })
  expect(troubles).toEqual([])
})

test('who is about to report here sees where that is', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  await lookAtReport(page)
  const link = page.locator('.map-panel a')
  await link.hover()
  await page.locator('.crosshair').waitFor()
  await page.locator('h1').hover()
  await page.locator('.crosshair').waitFor({ state: 'hidden' })
  await link.focus()
  await page.locator('.crosshair').waitFor()
})

test('a pin that is dragged takes the form’s fields, address and words with it', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + formInTown)
  await drawnMap(page)
  const pin = await page.locator('.map-pin').boundingBox()
  if (!pin) throw new Error('no pin')
  const [x, y] = [pin.x + pin.width / 2, pin.y + pin.height / 2]
  const words = page.locator('#place-words')
  const before = await words.textContent()
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y - 20, { steps: 4 })
  await page.mouse.move(x + 120, y - 40, { steps: 4 })
  await page.mouse.up()
  const [lat, lon] = [page.locator('input[name="lat"]'), page.locator('input[name="lon"]')]
  await untilGiven('another place', 10_000, async () => Number(await lon.inputValue()) > 12.5345 || null)
  expect(Number(await lat.inputValue())).toBeGreaterThan(57.9304)
  const place = { lat: await lat.inputValue(), lon: await lon.inputValue() }
  const answer = await fetch(`${service.url}/api/v1/place?${new URLSearchParams(place)}&language=sv`)
  const said = (await answer.json()) as { words: string; coordinates: string }
  expect(await words.textContent()).toBe(said.words)
  expect(said.words).not.toBe(before)
  expect(await page.locator('#place-coordinates').textContent()).toBe(said.coordinates)
  expect(new URL(page.url()).searchParams.get('lat')).toBe(place.lat)
  expect(troubles).toEqual([])
})

test('one’s position comes with a circle as wide as it is unsure, and with words', async () => {
  const { page, troubles } = await visit(browser, {
    drawsMaps: true,
    geolocation: { latitude: 57.95, longitude: 12.62, accuracy: 40 },
    permissions: ['geolocation'],
  })
  await blockTiles(page)
  await page.goto(`${service.url}/karta?lat=57.95&lon=12.62&z=17`)
  await drawnMap(page)
  const { x, y } = await middleOf(page)
  const [within, without] = [
    { x: x + 30, y },
    { x: x + 170, y },
  ]
  const land = await colourAt(page, within)
  await page.locator('[data-map]').getByRole('button', { name: 'Använd min position' }).click()
  await told(saidOnMap(page), 'Din position är känd på 40 meter när.')
  await untilGiven('a circle', 10_000, async () => (await colourAt(page, within)) !== land || null)
  expect(await colourAt(page, without)).toBe(land)
  await page.emulateMedia({ colorScheme: 'dark' })
  await untilGiven('night', 10_000, async () => (await colourAt(page, without)) !== land || null)
  const night = await colourAt(page, without)
  await untilGiven('its circle', 10_000, async () => (await colourAt(page, within)) !== night || null)
  expect(troubles).toEqual([])
})
