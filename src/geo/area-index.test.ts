import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pointInPolygon from 'point-in-polygon-hao'
import { describe, expect, test } from 'vitest'
import { bordersAreThere, polygonsOf, realAreas, realBorders } from '../../test/borders.ts'
import { awayFrom, seeded } from '../../test/points.ts'
import { decodeArea, encodeArea } from './area.ts'
import { buildAreaIndex } from './area-index.ts'
import type { Point } from './browser/point.ts'

describe.skipIf(!bordersAreThere)('the index of the real borders', async () => {
  const stored = (await realAreas()).map((area) => ({ ...area, bytes: encodeArea(area) }))
  const index = buildAreaIndex(stored)
  const polygons = realBorders().features.flatMap((one) =>
    polygonsOf(one).map((rings) => ({ code: String(one.properties?.['id']), rings, box: boxOf(rings) })),
  )
  const random = seeded(1862)

  test('says the same as a library of others on 5 000 random points', () => {
    const points = Array.from({ length: 5000 }, () => ({
      lat: 55 + 14.2 * random(),
      lon: 10.6 + 13.6 * random(),
    }))
    const astray = points.filter((point) => (index.locate(point)?.code ?? null) !== byOthers(point))
    expect(astray).toEqual([])
    expect(points.filter(byOthers).length).toBeGreaterThan(2000)
  })

  test('says the same on both sides of 1 000 borders, from one and a half metre', () => {
    const sides = Array.from({ length: 1000 }, () => bothSides(1.5))
    const codes = sides.map((pair) => pair.map((point) => index.locate(point)?.code ?? null))
    expect(codes).toEqual(sides.map((pair) => pair.map(byOthers)))
    // A sliver may put both on one side; nearly always it is a border that lies between.
    expect(codes.filter(([one, other]) => one !== other).length).toBeGreaterThan(950)
  })

  test('takes at most 60 MB with all it is made from', () => {
    const before = memory()
    const areas = stored.map(({ code, name, bytes }) => decodeArea(code, name, bytes))
    const held = { areas, index: buildAreaIndex(areas) }
    const megabytes = (memory() - before) / 1e6
    expect(held.index.locate({ lat: 57.9303, lon: 12.5335 })?.code).toBe('1489')
    expect(megabytes).toBeGreaterThan(1)
    expect(megabytes).toBeLessThan(60)
  })

  function byOthers({ lat, lon }: Point): string | null {
    const found = polygons.find(
      ({ box, rings }) =>
        lon >= box.west &&
        lon <= box.east &&
        lat >= box.south &&
        lat <= box.north &&
        pointInPolygon([lon, lat], rings),
    )
    return found?.code ?? null
  }

  /** A random spot of a random border, and from it so far to the left and to the right. */
  function bothSides(metres: number): [Point, Point] {
    const ring = polygons[Math.floor(random() * polygons.length)]?.rings[0] ?? []
    const at = Math.floor(random() * (ring.length - 1))
    const [[lon1 = 0, lat1 = 0] = [], [lon2 = 0, lat2 = 0] = []] = ring.slice(at, at + 2)
    const share = random()
    const spot = { lat: lat1 + share * (lat2 - lat1), lon: lon1 + share * (lon2 - lon1) }
    const heading = Math.atan2((lon2 - lon1) * Math.cos((lat1 * Math.PI) / 180), lat2 - lat1)
    return [awayFrom(spot, metres, heading + Math.PI / 2), awayFrom(spot, metres, heading - Math.PI / 2)]
  }
})

function boxOf(rings: number[][][]) {
  const corners = rings[0] ?? []
  const [lons, lats] = [corners.map(([lon = 0]) => lon), corners.map(([, lat = 0]) => lat)]
  return {
    west: Math.min(...lons),
    east: Math.max(...lons),
    south: Math.min(...lats),
    north: Math.max(...lats),
  }
}

function memory(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  for (let round = 0; round < 3; round += 1) collect() // a round sweeps what the one before found
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
