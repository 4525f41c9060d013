import { describe, expect, test } from 'vitest'
import golden from '../../data/golden-points.json' with { type: 'json' }
import { bordersAreThere, realAreas } from '../../test/borders.ts'
import { awayFrom, populationLike } from '../../test/points.ts'
import { decodeArea, encodeArea } from './area.ts'
import { buildAreaIndex } from './area-index.ts'
import type { Point } from './browser/point.ts'
import { locateMunicipality } from './locate-municipality.ts'
import { municipalities } from './municipalities.ts'
import { searchPlaces } from './place-search.ts'

test('the real borders are there, at least in continuous integration', () => {
  expect(bordersAreThere || process.env['CI'] !== 'true').toBe(true)
})

describe.skipIf(!bordersAreThere)('with the real borders', async () => {
  const areas = await realAreas()
  const index = buildAreaIndex(areas)

  test('all 290 municipalities are read with their names', () => {
    expect(areas.map(({ code, name }) => [code, name])).toEqual(
      municipalities.map(({ code, name }) => [code, name]),
    )
  })

  test.each(golden)('$place lies in $code', ({ lat, lon, code }) => {
    expect(locateMunicipality({ lat, lon }, index)).toMatchObject({ found: true, code, source: 'polygon' })
  })

  test('areas survive being stored', () => {
    const stored = areas.map((area) => decodeArea(area.code, area.name, encodeArea(area)))
    expect(stored).toEqual(areas)
  })

  test('within a hundred metres of a border the neighbour is an alternative, with its distance', () => {
    const crossing = borderPoint('0183', '0184')
    const located = locateMunicipality(crossing, index)
    expect(located).toMatchObject({ found: true, confidence: 'unsure' })
    expect(located.found && [located.code, ...located.alternatives]).toEqual(
      expect.arrayContaining(['0183', '0184']),
    )
  })

  test('somebody who walks away from a border hears how far it is, until it is of no matter', () => {
    const crossing = borderPoint('1440', '1489')
    for (const metres of [5, 37, 80, 95]) {
      const located = locateMunicipality(walkedInto('1489', crossing, metres), index)
      expect(located).toMatchObject({
        found: true,
        code: '1489',
        confidence: 'unsure',
        alternatives: ['1440'],
      })
      const [neighbour] = (located.found && located.neighbours) || []
      expect(neighbour).toEqual({ code: '1440', metres: expect.closeTo(metres, -1) })
    }
    expect(locateMunicipality(walkedInto('1489', crossing, 150), index)).toMatchObject({
      code: '1489',
      confidence: 'sure',
      neighbours: [],
    })
  })

  test('deep inside one nobody else is asked about', () => {
    expect(locateMunicipality({ lat: 57.9303, lon: 12.5335 }, index)).toEqual({
      found: true,
      code: '1489',
      source: 'polygon',
      confidence: 'sure',
      alternatives: [],
      neighbours: [],
    })
  })

  test('Copenhagen is abroad and the middle of the Baltic is sea', () => {
    expect(locateMunicipality({ lat: 55.6761, lon: 12.5683 }, index)).toEqual({ found: false, why: 'abroad' })
    expect(locateMunicipality({ lat: 56.5, lon: 17.8 }, index)).toEqual({ found: false, why: 'sea' })
  })

  test.each([
    ['Vinga, an island far out', 57.632, 11.604, '1480'],
    ['Utklippan, an islet farther out', 55.9535, 15.7035, '1080'],
    ['Gotska Sandön', 58.37, 19.25, '0980'],
    ['the middle of Vättern', 58.15, 14.45, undefined],
    ['the water off Visby', 57.65, 18.2, '0980'],
  ])('%s belongs to a municipality like any land', (_, lat, lon, code) => {
    expect(locateMunicipality({ lat, lon }, index)).toMatchObject({ found: true, ...(code && { code }) })
  })

  test('every municipality is governed from within itself', () => {
    expect(municipalities.filter(({ code, point }) => index.locate(point)?.code !== code)).toEqual([])
  })

  // Names geocoders put in the water or the woods, which FixaMinGata patches by hand.
  test.each([
    ['Lysekil', '1484'],
    ['Tjörn', '1419'],
    ['Värmdö', '0120'],
    ['Öckerö', '1407'],
    ['Hammarö', '1761'],
    ['Haninge', '0136'],
    ['Nordmaling', '2401'],
    ['Sotenäs', '1427'],
    ['Tanum', '1435'],
    ['Älvkarleby', '0319'],
  ])('%s is found in %s', (name, code) => {
    const [hit] = searchPlaces(name)
    expect(hit).toMatchObject({ name, municipality: { code } })
    expect(hit && index.locate(hit.point)?.code).toBe(code)
  })

  test('five thousand points are placed well within a second', () => {
    const points = populationLike(5000)
    const start = performance.now()
    for (const point of points) locateMunicipality(point, index)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  /** A point of one's border that is also the other's, and nobody else's for a long way. */
  function borderPoint(code: string, neighbour: string): Point {
    const own = areas.find((area) => area.code === code)
    const ring = own?.polygons[0]?.[0] ?? new Float64Array()
    for (let at = 0; at < ring.length; at += 2) {
      const point = { lon: ring[at] ?? 0, lat: ring[at + 1] ?? 0 }
      const near = index.within(point, 50).map((one) => one.code)
      if (near.includes(neighbour) && index.within(point, 500).length === 2) return point
    }
    throw new Error(`${code} does not touch ${neighbour}`)
  }

  /** From the border into the area, in whichever direction takes one that far from it. */
  function walkedInto(code: string, from: Point, metres: number): Point {
    const bearings = Array.from({ length: 360 }, (_, degree) => (degree * Math.PI) / 180)
    const found = bearings
      .map((bearing) => awayFrom(from, metres, bearing))
      .find((point) => {
        const [nearest] = index.within(point, metres * 2)
        return index.locate(point)?.code === code && nearest && nearest.metres > metres - 2
      })
    if (!found) throw new Error(`no way ${metres} m into ${code}`)
    return found
  }
})
