import { expect, test } from 'vitest'
import golden from '../../data/golden-points.json' with { type: 'json' }
import { axesOf } from './area-axes.ts'
import { distanceMetres, type Point } from './browser/point.ts'
import { toSweref99tm } from './sweref.ts'

const lonLat = ({ lat, lon }: Point) => [lon, lat]
const latLon = ({ lat, lon }: Point) => [lat, lon]
const northEast = (point: Point) => {
  const { north, east } = toSweref99tm(point)
  return [north, east]
}
const eastNorth = (point: Point) => northEast(point).reverse()

test.each([
  ['SWEREF 99 TM, east first', eastNorth, null],
  ['SWEREF 99 TM, north first as the book has it', northEast, null],
  ['SWEREF 99 TM, declared', eastNorth, 'EPSG:3006'],
  ['SWEREF 99 TM, north first and declared', northEast, 'EPSG:3006'],
  ['SWEREF 99 TM with heights, declared', eastNorth, 'EPSG:5845'],
  ['longitude first', lonLat, null],
  ['longitude first, declared', lonLat, 'CRS84'],
  ['longitude first under a name that has latitude first', lonLat, 'EPSG:4326'],
  ['latitude first, declared', latLon, 'EPSG:4326'],
  ['SWEREF 99 in degrees', latLon, 'EPSG:4619'],
])('%s is understood', (_, written, declared) => {
  for (const point of golden) {
    const toPoint = axesOf(declared, [written(point)])
    const [x = 0, y = 0] = written(point)
    expect(typeof toPoint === 'string' ? toPoint : distanceMetres(toPoint(x, y), point)).toBeLessThan(0.01)
  }
})

test.each([
  ['latitude first, nothing declared', latLon, null, 'The axes are swapped'],
  ['latitude first where longitude is declared', latLon, 'CRS84', 'declares CRS84, but'],
  ['degrees declared as metres', lonLat, 'EPSG:3006', 'declares EPSG:3006, but its coordinates are degrees'],
  ['metres declared as degrees', eastNorth, 'CRS84', 'declares CRS84, but its coordinates are SWEREF 99 TM'],
  ['an older system', lonLat, 'EPSG:3021', 'declares EPSG:3021: only SWEREF 99 TM'],
  [
    'a local zone',
    (point: Point) => eastNorth(point).map((metres) => metres - 450_000),
    null,
    'neither WGS 84',
  ],
])('%s is refused', (_, written, declared, words) => {
  expect(axesOf(declared, golden.map(written))).toEqual(expect.stringContaining(words))
})
