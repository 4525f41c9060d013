import { expect, test } from 'vitest'
import { distanceMetres, type Point } from './browser/point.ts'
import { formatSweref99tm, fromSweref99tm, inSwerefWindow, toSweref99tm } from './sweref.ts'

const fixedPoints = [
  { place: 'Alingsås', lat: 57.9303, lon: 12.5335 },
  { place: 'Haparanda', lat: 65.8355, lon: 24.1367 },
  { place: 'Smygehuk', lat: 55.337, lon: 13.3594 },
  { place: 'Treriksröset', lat: 69.05999, lon: 20.54862 },
  { place: 'Gotska Sandön', lat: 58.3731, lon: 19.2406 },
  { place: 'Strömstad', lat: 58.9395, lon: 11.1712 },
]

test.each(fixedPoints)('$place has the coordinates of the formula of Lantmäteriet', (point) => {
  const { north, east } = toSweref99tm(point)
  const expected = gaussKruger(point)
  expect(Math.abs(north - expected.north)).toBeLessThan(0.01)
  expect(Math.abs(east - expected.east)).toBeLessThan(0.01)
})

test.each(fixedPoints)('$place comes back to where it was', ({ lat, lon }) => {
  expect(distanceMetres(fromSweref99tm(toSweref99tm({ lat, lon })), { lat, lon })).toBeLessThan(0.01)
})

test.each(fixedPoints)('$place is within the window, and no longer when its axes are swapped', (point) => {
  const { north, east } = toSweref99tm(point)
  expect(inSwerefWindow({ north, east })).toBe(true)
  expect(inSwerefWindow({ north: east, east: north })).toBe(false)
})

test('staff read whole metres with the axis named', () => {
  expect(formatSweref99tm({ lat: 57.9303, lon: 12.5335 })).toMatch(/^N 64\d{5}, E 35\d{4}$/)
})

// "Gauss Conformal Projection" as Lantmäteriet publishes it, to the fourth term: GRS 80, 15° E, 0.9996.
function gaussKruger({ lat, lon }: Point): { north: number; east: number } {
  const axis = 6_378_137
  const flattening = 1 / 298.257222101
  const e2 = flattening * (2 - flattening)
  const n = flattening / (2 - flattening)
  const meanAxis = (axis / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
  const phi = (lat * Math.PI) / 180
  const sin2 = Math.sin(phi) ** 2
  const terms =
    e2 +
    ((5 * e2 ** 2 - e2 ** 3) / 6) * sin2 +
    ((104 * e2 ** 3 - 45 * e2 ** 4) / 120) * sin2 ** 2 +
    ((1237 * e2 ** 4) / 1260) * sin2 ** 3
  const conformal = phi - Math.sin(phi) * Math.cos(phi) * terms
  const delta = ((lon - 15) * Math.PI) / 180
  const xi = Math.atan(Math.tan(conformal) / Math.cos(delta))
  const eta = Math.atanh(Math.cos(conformal) * Math.sin(delta))
  const betas = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
    (49561 * n ** 4) / 161280,
  ]
  const sum = (wave: (order: number) => number) =>
    betas.reduce((all, beta, position) => all + beta * wave(2 * (position + 1)), 0)
  const north = xi + sum((order) => Math.sin(order * xi) * Math.cosh(order * eta))
  const east = eta + sum((order) => Math.cos(order * xi) * Math.sinh(order * eta))
  return { north: 0.9996 * meanAxis * north, east: 0.9996 * meanAxis * east + 500_000 }
}
