import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, visit } from './browser.ts'
import { colourAt, coloursOf, drawnMap, middleOf, saidOnMap, told } from './drawn-map.ts'
import { startDemonstration } from './house.ts'
import type { Service } from './service.ts'
import { startTileServer, type TileServer } from './tile-server.ts'
import { untilGiven } from './until-given.ts'

let browser: Browser
let tiles: TileServer
let pictures: Service
let styled: Service
beforeAll(async () => {
  tiles = await startTileServer()
  const thanks = { MAP_ATTRIBUTION: '© Provkartan' }
  ;[pictures, styled, browser] = await Promise.all([
    startDemonstration({ MAP_TILES_URL: tiles.url, ...thanks }),
    startDemonstration({ MAP_TILES_URL: tiles.styleUrl, ...thanks }),
    launchBrowser(),
  ])
})
beforeEach(() => {
  tiles.asked.length = 0
  tiles.manner = 'answers'
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([pictures?.stop(), styled?.stop(), tiles?.stop()])
})

const inTown = '/karta?lat=57.93018&lon=12.53352'
/** The map's colour where no report lies. */
const besidePins = async (page: Page) => {
  const { x, y } = await middleOf(page)
  return colourAt(page, { x: x + 250, y: y + 150 })
}

test('tiles are asked of the deployment’s server, which learns our name and not the page', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await page.goto(pictures.url + inTown)
  await drawnMap(page)
  await untilGiven('tiles', 10_000, async () => tiles.asked.length > 0 || null)
  expect(tiles.asked.every(({ path }) => /^\/\d+\/\d+\/\d+\.png$/.test(path))).toBe(true)
  expect(new Set(tiles.asked.map(({ referer }) => referer))).toEqual(new Set([`${pictures.url}/`]))
  await page.getByText('© Provkartan').waitFor()
  expect(await saidOnMap(page).textContent()).toBe('')
  expect(troubles).toEqual([])
})

test('a style is asked for and drawn with its own tiles, and its keepers are thanked', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await page.goto(styled.url + inTown)
  await drawnMap(page)
  await untilGiven('tiles', 10_000, async () => tiles.asked.length > 1 || null)
  expect(tiles.asked[0]?.path).toBe('/style.json')
  expect(tiles.asked[1]?.path).toMatch(/^\/\d+\/\d+\/\d+\.png$/)
  await untilGiven('its colour', 10_000, async () => (await besidePins(page)) === '223,231,216' || null)
  await page.getByText('© Provkartan').waitFor()
  expect(await saidOnMap(page).textContent()).toBe('')
  expect(troubles).toEqual([])
})

test.each([
  ['pictures', 'refuses'],
  ['pictures', 'is silent'],
  ['a style', 'has no pictures'],
  ['a style', 'refuses'],
] as const)(
  'of %s, a server that %s leaves our own map, with streets, and that is said',
  async (of, manner) => {
    tiles.manner = manner
    const { page, troubles } = await visit(browser, { drawsMaps: true })
    const roads = page.waitForResponse(/\/api\/v1\/roads/, { timeout: 30_000 })
    await page.goto((of === 'pictures' ? pictures : styled).url + inTown)
    const map = await drawnMap(page)
    await told(saidOnMap(page), 'Gatukartan går inte att hämta just nu')
    expect((await roads).ok()).toBe(true)
    await untilGiven('four pins', 10_000, async () => (await map.getAttribute('data-pins')) === '4' || null)
    expect(await coloursOf(page)).toBeGreaterThan(8)
    expect(tiles.asked.length).toBeGreaterThan(0)
    expect(troubles).toEqual([])
  },
)
