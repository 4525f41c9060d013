import { expect, test } from 'vitest'
import { beside } from '../../test/roads.ts'
import type { Shape } from './shape.ts'
import { buildShapeIndex } from './shape-index.ts'

const here = { lat: 57.93, lon: 12.53 }
const corner = (north: number, east: number) => {
  const { lat, lon } = beside(here, { north, east })
  return [lon, lat]
}
const square = (from: number, to: number) => [
  corner(from, from),
  corner(from, to),
  corner(to, to),
  corner(to, from),
  corner(from, from),
]
const drawn = (name: string, geometry: Shape['geometry'], metres = 0) => ({
  name,
  shape: { geometry, metres },
})
const index = buildShapeIndex([
  drawn('street', { type: 'LineString', coordinates: [corner(50, 0), corner(50, 200)] }, 10),
  drawn('park', { type: 'Polygon', coordinates: [square(0, 100), square(20, 40)] }),
  drawn('both', { type: 'MultiPolygon', coordinates: [[square(0, 60)], [square(300, 400)]] }),
])
const at = (north: number, east: number) => index.at(beside(here, { north, east })).map(({ name }) => name)

test.each([
  [50, 50, ['street', 'park', 'both']],
  [59, 150, ['street']],
  [61, 150, []],
  [30, 30, ['both']],
  [80, 80, ['park']],
  [350, 350, ['both']],
  [-1, 50, []],
])('%i metres north and %i east lie %j', (north, east, names) => {
  expect(at(north, east)).toEqual(names)
})

test('nothing drawn covers nothing', () => {
  expect(buildShapeIndex([]).at(here)).toEqual([])
})
