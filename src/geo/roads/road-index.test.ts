import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { beside, eastward, street } from '../../../test/roads.ts'
import type { Point } from '../browser/point.ts'
import type { RoadIndex } from './road.ts'
import { buildRoadIndex } from './road-index.ts'

const square = { lat: 57.93, lon: 12.533 }

test('a street is found from its pavement, however far apart its corners stand', () => {
  const index = buildRoadIndex([street('storgatan', eastward(square, { length: 800 }))])
  expect(index.near(beside(square, { north: 10, east: 400 }), 25, ['carriageway'])).toEqual([
    {
      id: 'storgatan',
      owner: 'municipal',
      ownerName: 'Alingsås kommun',
      network: 'carriageway',
      number: null,
      name: 'Storgatan',
      level: 0,
      metres: expect.closeTo(10, 1),
    },
  ])
  expect(index.near(beside(square, { north: 26, east: 400 }), 25, ['carriageway'])).toEqual([])
  expect(index.near(beside(square, { north: 0, east: -30 }), 25, ['carriageway'])).toEqual([])
})

test('a street that bends around a corner is told once, by where it is nearest', () => {
  const around = [
    [0, 0],
    [20, 0],
    [20, 20],
    [0, 20],
    [0, 40],
    [20, 40],
  ] as const
  const index = buildRoadIndex([
    street(
      'kringlan',
      around.map(([east, north]) => beside(square, { east, north })),
    ),
  ])
  const found = index.near(beside(square, { north: 25, east: 1 }), 25, ['carriageway'])
  expect(found.map(({ id, metres }) => [id, Math.round(metres)])).toEqual([['kringlan', 1]])
})

test('a long street in many pieces of memory is told once', () => {
  const winding = Array.from({ length: 100 }, (_, step) => beside(square, { east: step, north: step % 2 }))
  const index = buildRoadIndex([street('slingan', winding)])
  expect(index.near(beside(square, { east: 50, north: 3 }), 200, ['carriageway'])).toHaveLength(1)
})

test('only the networks asked for are told, the nearest first', () => {
  const index = buildRoadIndex([
    street('körbana', eastward(square)),
    street('cykelbana', eastward(square, { north: 6 }), { network: 'cycleway' }),
    street('gångbana', eastward(square, { north: 9 }), { network: 'footway' }),
  ])
  const from = beside(square, { north: 7, east: 50 })
  const ids = (networks: Parameters<typeof index.near>[2]) =>
    index.near(from, 25, networks).map(({ id }) => id)
  expect(ids(['carriageway'])).toEqual(['körbana'])
  expect(ids(['cycleway', 'footway'])).toEqual(['cykelbana', 'gångbana'])
  expect(ids(['carriageway', 'cycleway', 'footway'])).toEqual(['cykelbana', 'gångbana', 'körbana'])
  expect(ids([])).toEqual([])
})

test('where no roads were imported there are none', () => {
  expect(buildRoadIndex([]).near(square, 25, ['carriageway'])).toEqual([])
})

test('a city the size of Göteborg fits in forty megabytes and answers within twenty microseconds', () => {
  collectGarbage()
  const before = process.memoryUsage()
  const index = cityIndex(60_000, 10)
  collectGarbage()
  const after = process.memoryUsage()
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
  expect(grown).toBeLessThan(40_000_000)

  const asked = Array.from({ length: 5000 }, (_, nth) =>
    beside(square, { north: (nth * 7919) % 20_000, east: (nth * 104_729) % 20_000 }),
  )
  for (const point of asked) index.near(point, 25, ['carriageway'])
  const median = medianMicroseconds(asked, (point) => index.near(point, 25, ['carriageway', 'cycleway']))
  expect(median).toBeLessThan(20)
})

/** Rows of stretches over twenty kilometres, held by nobody but the index. */
function cityIndex(count: number, cornersEach: number): RoadIndex {
  const across = Math.ceil(Math.sqrt(count))
  const apart = 20_000 / across
  return buildRoadIndex(
    Array.from({ length: count }, (_, nth) => {
      const at = { north: Math.floor(nth / across) * apart, east: (nth % across) * apart }
      const line = Array.from({ length: cornersEach }, (_, step) =>
        beside(square, { north: at.north + (step % 2), east: at.east + step * 8 }),
      )
      return street(`14801:${10_000 + nth}@0`, line, { name: `Gatan ${nth % 4000}` })
    }),
  )
}

function medianMicroseconds(points: readonly Point[], ask: (point: Point) => unknown): number {
  const taken = points.map((point) => {
    const start = performance.now()
    ask(point)
    return (performance.now() - start) * 1000
  })
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? Infinity
}

/** Asked for by flag while running, since the test runner starts its processes without it. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  collect()
  // What the first finds dead outside the heap is given back by the second.
  collect()
}
