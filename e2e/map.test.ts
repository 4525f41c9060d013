import { expect, test } from 'vitest'
import { phone, visit } from './browser.ts'
import { blockTiles, coloursOf, drawnMap, saidOnMap, told } from './drawn-map.ts'
import { openHouse } from './house.ts'
import { tabTo } from './keyboard.ts'
import { expectGoodLooks, widerThanView } from './look.ts'
import { untilGiven } from './until-given.ts'

const { service, browser } = await openHouse()

const inTown = '/karta?lat=57.93018&lon=12.53352'
const formInTown = '/anmal?lat=57.93018&lon=12.53352'
const touch = { viewport: phone, hasTouch: true, isMobile: true }

test('the map has each report of the list, and says so when its tiles can’t be had', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + inTown)
  const map = await drawnMap(page)
  await untilGiven('four pins', 10_000, async () => (await map.getAttribute('data-pins')) === '4' || null)
  expect(await page.locator('#near a.row').count()).toBe(4)
  await told(saidOnMap(page), 'Gatukartan går inte att hämta just nu')
  expect(await coloursOf(page)).toBeGreaterThan(8)
  expect(troubles).toEqual([])
})

test('moving the map by its keys moves the list, the address and the way to the form', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + inTown)
  await drawnMap(page)
  const before = page.url()
  await page.locator('canvas').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.waitForURL((url) => url.href !== before && url.searchParams.has('z'))
  await page
    .getByText(/anmälan|anmälningar i den här delen av kartan/)
    .first()
    .waitFor()
  const link = page.locator('.map-panel a')
  const lon = new URL((await link.getAttribute('href')) ?? '', page.url()).searchParams.get('lon')
  expect(Number(lon)).toBeGreaterThan(12.534)
  for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press('Shift+ArrowUp')
  await page.locator('#near').getByText('Inget är anmält i den här delen av kartan').waitFor()
  expect(troubles).toEqual([])
})

test('the map is one stop for the keyboard, and no trap', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + inTown)
  await drawnMap(page)
  await page.locator('canvas').focus()
  await tabTo(page, 'Zooma in', 1)
  await tabTo(page, 'Zooma ut', 1)
  await page.locator('canvas').focus()
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
})

test('a row under the pointer, or with the focus, lifts its pin', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + inTown)
  const map = await drawnMap(page)
  const row = page.getByRole('link', { name: /Klotter i gångtunneln/ })
  const number = /\d+$/.exec((await row.getAttribute('href')) ?? '')?.[0]
  await row.hover()
  expect(await map.getAttribute('data-highlighted')).toBe(number)
  await page.locator('h1').hover()
  await row.focus()
  expect(await map.getAttribute('data-highlighted')).toBe(number)
})

test('on a phone the map stands above the list and neither moves when it comes', async () => {
  const { page } = await visit(browser, { ...touch, drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + inTown)
  const heading = page.locator('h1')
  const before = await heading.boundingBox()
  await drawnMap(page)
  expect(await heading.boundingBox()).toEqual(before)
})

test('who looks at the map in any light finds nothing in the way', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + inTown)
  await drawnMap(page)
  await expectGoodLooks(page)
  expect(troubles).toEqual([])
})

test('in forced colours and at 320 pixels the map is drawn anew, with every sign', async () => {
  const { page, troubles } = await visit(browser, { viewport: phone, drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + inTown)
  const map = await drawnMap(page)
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await untilGiven('four pins', 10_000, async () => (await map.getAttribute('data-pins')) === '4' || null)
  expect(await coloursOf(page)).toBeGreaterThan(8)
  expect(await widerThanView(page)).toBe(0)
  expect(troubles).toEqual([])
})

test('a place is pointed out beside the search, told in words, and gone on with', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  await page.goto(`${service.url}/sok?q=57.93018, 12.53352`)
  await page.locator('[data-map]').scrollIntoViewIfNeeded()
  await drawnMap(page)
  await page.locator('canvas').focus()
  await page.keyboard.press('ArrowUp')
  await told(page.locator('#pointed-out'), 'nära Alingsås, Alingsås kommun')
  await page.locator('#report-here').click()
  await page.waitForURL('**/anmal?lat=**')
  expect(troubles).toEqual([])
})

test('in the form the pin takes the place, its words and the recipient with it', async () => {
  const { page, troubles } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  await page.goto(service.url + formInTown)
  await drawnMap(page)
  await page.getByLabel('Rubrik').fill('Klotter på skåpet')
  await page.locator('canvas').focus()
  await page.keyboard.press('ArrowRight')
  const lon = page.locator('input[name="lon"]')
  await untilGiven('another place', 10_000, async () => Number(await lon.inputValue()) > 12.53352 || null)
  expect(await page.locator('#place-coordinates').textContent()).toContain(await lon.inputValue())
  expect(new URL(page.url()).searchParams.get('lon')).toBe(await lon.inputValue())
  for (let nth = 0; nth < 6; nth += 1) await page.keyboard.press('-')
  for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press('Shift+ArrowDown')
  await untilGiven('the form of another municipality', 20_000, async () =>
    (await page.locator('#form').count()) > 0 &&
    !(await page.locator('main').innerText()).includes('Går till Alingsås kommun')
      ? true
      : null,
  )
  expect(await page.getByLabel('Rubrik').inputValue()).toBe('Klotter på skåpet')
  expect(troubles).toEqual([])
})

test('without the map’s files that is said, and the form is whole', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  await page.route(/draw-map|map-worker/, (route) => route.abort())
  await page.goto(service.url + formInTown)
  await drawnMap(page, 'false')
  await page.getByText('Det gick inte att hämta kartan. Du kan rapportera ändå.').waitFor()
  await page.getByLabel('Rubrik').fill('Ett hål')
})

test('a page with a map weighs at most 550 kB before tiles, and pages without load none of it', async () => {
  const { page } = await visit(browser, { drawsMaps: true })
  await blockTiles(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(service.url + inTown)
  await drawnMap(page)
  expect(bytes).toBeLessThanOrEqual(550_000)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${service.url}/om`)
  expect(asked.filter((url) => /map/.test(url))).toEqual([])
})
