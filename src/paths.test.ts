import { expect, test } from 'vitest'
import { inLanguage, paths } from './paths.ts'

test('what people typed travels whole in an address', () => {
  const words = 'Åsögatan 1 & 2? #3/%'
  const url = new URL(paths.form({ lat: 57.93018, lon: 12.53352 }, { words }), 'https://a.example')
  expect(url.pathname).toBe('/anmal')
  expect(Object.fromEntries(url.searchParams)).toEqual({ lat: '57.93018', lon: '12.53352', plats: words })
})

test('what is not given is not in the address', () => {
  expect(paths.form()).toBe('/anmal')
  expect(paths.search('')).toBe('/sok')
  expect(paths.form({ lat: 0, lon: 0 })).toBe('/anmal?lat=0&lon=0')
})

test('English pages live under /en, Swedish ones have the bare path', () => {
  expect(inLanguage(paths.report(1000001), 'sv')).toBe('/rapporter/1000001')
  expect(inLanguage(paths.report(1000001), 'en')).toBe('/en/rapporter/1000001')
  expect(inLanguage(paths.start(), 'en')).toBe('/en')
})
