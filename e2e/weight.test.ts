import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemonstration } from './house.ts'
import type { Service } from './service.ts'
import { weightOf } from './weight.ts'

let service: Service
beforeAll(async () => {
  service = await startDemonstration()
})
afterAll(() => service?.stop())

const most = 40_000
const mostWithMap = 550_000
const mostBeforeItsMap = 50_000

const pages = {
  start: '/',
  search: '/sok?q=Storgatan',
  report: '/rapporter/1000003',
  photo: '/bild',
  support: '/rapporter/1000003/jag-ser-ocksa',
  about: '/om',
  'nothing here': '/finns-inte',
}

test.each(Object.entries(pages))('the page %s is light enough for a slow telephone', async (_, path) => {
  const weight = await weightOf(service.url + path)
  expect(weight).toBeLessThanOrEqual(most)
  expect(weight, 'styles are counted too').toBeGreaterThan(6_000)
})

const withMap = {
  map: '/karta',
  form: '/anmal?lat=57.92871&lon=12.53641',
  'form in English': '/en/anmal?lat=57.92871&lon=12.53641',
}

test.each(Object.entries(withMap))('the page %s can be used before its map is here', async (_, path) => {
  expect(await weightOf(service.url + path)).toBeLessThanOrEqual(mostBeforeItsMap)
})

test('the map page, with all that draws its map, stays within its budget', async () => {
  const whole = await weightOf(`${service.url}/karta`, { withLater: true })
  expect(whole).toBeLessThanOrEqual(mostWithMap)
  expect(whole, 'what draws the map is counted').toBeGreaterThan(200_000)
})
