import { expect, test } from 'vitest'
import { distanceMetres } from './browser/point.ts'
import { completePlusCode, plusCodePoint, readPlusCode } from './plus-code.ts'

// The tables are the specification's own test vectors.
test.each([
  ['8FWC2345+G6', 'full'],
  ['8FWC2345+G6G', 'full'],
  ['8fwc2345+', 'full'],
  ['8FWCX400+', 'full'],
  ['WC2345+G6g', 'short'],
  ['2345+G6', 'short'],
  ['45+G6', 'short'],
  ['+G6', 'short'],
  ['849VGJQF+VX7QR3J', 'full'],
  ['849VGJQF+VX7QR3JW', 'full'],
])('%s is a %s code', (code, kind) => {
  expect(readPlusCode(code)?.kind).toBe(kind)
})

test.each([
  ['G+'],
  ['+'],
  ['8FWC2345+G'],
  ['8FWC2_45+G6'],
  ['8FWC2η45+G6'],
  ['8FWC2345+G6+'],
  ['8FWC2345G6+'],
  ['8FWC2300+G6'],
  ['WC2300+G6g'],
  ['WC2345+G'],
  ['WC2300+'],
  ['849VGJQF+VX7QR3U'],
  ['849VGJQF+VX7QR3JU'],
  ['XXXXXXXX+XX'],
])('%s is no code', (code) => {
  expect(readPlusCode(code)).toBeNull()
})

test.each([
  ['7FG49Q00+', 20.35, 2.75, 20.4, 2.8],
  ['7FG49QCJ+2V', 20.37, 2.782125, 20.370125, 2.78225],
  ['7FG49QCJ+2VX', 20.3701, 2.78221875, 20.370125, 2.78225],
  ['7FG49QCJ+2VXGJ', 20.370113, 2.782234375, 20.370114, 2.78223632813],
  ['8FVC2222+22', 47, 8, 47.000125, 8.000125],
  ['4VCPPQGP+Q9', -41.273125, 174.785875, -41.273, 174.786],
  ['62G20000+', 0, -180, 1, -179],
  ['22220000+', -90, -180, -89, -179],
  ['6FH32222+222', 1, 1, 1.000025, 1.00003125],
  ['CFX30000+', 89, 1, 90, 2],
  ['CFX3X2X2+X2', 89.999875, 1, 90, 1.000125],
  ['84000000+', 30, -140, 50, -120],
  ['849VGJQF+VX7QR3J7QR3J', 37.53966912, -122.3750698242, 37.53966916, -122.3750697021],
])('%s covers its cell', (code, south, west, north, east) => {
  const { lat, lon } = plusCodePoint(code)
  expect(lat).toBeCloseTo((south + north) / 2, 9)
  expect(lon).toBeCloseTo((west + east) / 2, 9)
})

test.each([
  ['9C3W9QCJ+2VX', 51.3701125, -1.217765625, '+2VX'],
  ['9C3W9QCJ+2VX', 51.3708675, -1.217765625, 'CJ+2VX'],
  ['9C3W9QCJ+2VX', 51.3693575, -1.217765625, 'CJ+2VX'],
  ['9C3W9QCJ+2VX', 51.3701125, -1.218520625, 'CJ+2VX'],
  ['9C3W9QCJ+2VX', 51.3701125, -1.217010625, 'CJ+2VX'],
  ['9C3W9QCJ+2VX', 51.3852125, -1.217765625, '9QCJ+2VX'],
  ['9C3W9QCJ+2VX', 51.3550125, -1.217765625, '9QCJ+2VX'],
  ['9C3W9QCJ+2VX', 51.3701125, -1.232865625, '9QCJ+2VX'],
  ['9C3W9QCJ+2VX', 51.3701125, -1.202665625, '9QCJ+2VX'],
  ['8FJFW222+', 42.899, 9.012, '22+'],
  ['796RXG22+', 14.95125, -23.5001, '22+'],
  ['8FRCXGRF+PM', 47, 8.55, 'XGRF+PM'],
  ['CFX22222+22', 89.6, 0, '2222+22'],
  ['2CXXXXXX+XX', -81, 0, 'XXXXXX+XX'],
])('%s is the nearest to %f, %f that ends with %s', (full, lat, lon, short) => {
  expect(completePlusCode(short, { lat, lon })).toBe(full)
})

test('the square of Alingsås is found by its code', () => {
  const square = { lat: 57.9303, lon: 12.5335 }
  const code = completePlusCode('WGJM+4C', square)
  expect(distanceMetres(plusCodePoint(code), square)).toBeLessThan(500)
})
