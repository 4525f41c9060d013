import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Service, startService } from './service.ts'
import { weightOf } from './weight.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service?.stop())

const most = 40_000

const pages = {
  start: '/',
  search: '/sok?q=Storgatan',
  form: '/anmal?lat=57.92871&lon=12.53641',
  'form in English': '/en/anmal?lat=57.92871&lon=12.53641',
  report: '/rapporter/1000003',
  about: '/om',
  'nothing here': '/finns-inte',
}

test.each(Object.entries(pages))('the page %s is light enough for a slow telephone', async (_, path) => {
  const weight = await weightOf(service.url + path)
  expect(weight).toBeLessThanOrEqual(most)
  expect(weight, 'styles are counted too').toBeGreaterThan(8_000)
})
