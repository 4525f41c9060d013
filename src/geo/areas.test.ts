import type { Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import {
  type Borders,
  bordersAreThere,
  bordersFile,
  eastNorth,
  moved,
  mustRead,
  type Outline,
  polygonsOf,
  realAreas,
  realBorders,
} from '../../test/borders.ts'
import { type LayerToWrite, makeGeoPackage } from '../../test/geopackage.ts'
import { readAreas } from './areas.ts'

describe.skipIf(!bordersAreThere)('the municipalities’ borders', async () => {
  const borders = realBorders()
  const areas = await realAreas()
  const inSweref = moved(borders, eastNorth)

  test('GeoJSON says the same as TopoJSON', async () => {
    expect(await mustRead(json(borders))).toEqual(areas)
  })

  test('a GeoPackage as Lantmäteriet makes them is read: SWEREF 99 TM, with counties and country beside', async () => {
    const [first] = inSweref.features
    const county = {
      properties: { lanskod: '14', lansnamn: 'Västra Götalands län' },
      geometry: first?.geometry ?? null,
    }
    const read = await mustRead(
      await makeGeoPackage([
        { name: 'lan', features: [county] },
        municipalityLayer(inSweref),
        { name: 'riket', features: [{ properties: { namn: 'Sverige' }, geometry: county.geometry }] },
      ]),
    )
    expect(read.map(({ code, name }) => [code, name])).toEqual(areas.map(({ code, name }) => [code, name]))
    expect(farthestApart(read, areas)).toBeLessThan(1e-7)
  })

  test('GeoJSON that declares its system is read by the book: latitude before longitude', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4326' } }
    const swapped = moved(borders, ({ lat, lon }) => [lat, lon])
    expect(farthestApart(await mustRead(json({ ...swapped, crs })), areas)).toBe(0)
    expect(await reasonsFor(swapped)).toEqual([expect.stringContaining('axes are swapped')])
  })

  test.each([
    ['without one of the municipalities', without('1489'), ['No area for 1489 Alingsås kommun']],
    [
      'with a code nobody knows',
      recoded({ '0980': '9980' }),
      ['No area for 0980 Region Gotland', '"9980" is no Swedish municipality'],
    ],
    [
      'with the code of another municipality',
      recoded({ '0183': '0184', '0184': '0183' }),
      ['0184 is Solna, but the file calls it Sundbyberg', '0183 is Sundbyberg, but the file calls it Solna'],
    ],
    [
      'with Habo under the code of Håbo',
      renamed('0305', 'Habo kommun'),
      ['0305 is Håbo, but the file calls it Habo kommun'],
    ],
    [
      'with a ring that is open',
      changedRing((ring) => ring.slice(0, -1)),
      ['0180 Stockholm has a ring that is not closed'],
    ],
    [
      'with a ring of three corners',
      changedRing(([first = []]) => [first, first, first]),
      ['0180 Stockholm has a ring of fewer than four corners'],
    ],
    ['with nothing in one', changedPolygons('0180', () => []), ['0180 Stockholm is empty']],
  ])('a file %s is refused and says so', async (_, file, reasons) => {
    expect((await reasonsFor(file)).toSorted()).toEqual(reasons.toSorted())
  })

  test('codes on the wrong areas are found out without any names', async () => {
    const nameless = recoded({ '0183': '0184', '0184': '0183' })
    for (const { properties } of nameless.features) delete properties?.['name']
    const reasons = await reasonsFor(nameless)
    expect(reasons.join('\n')).toMatch(/Sundbyberg .* falls in 0184/)
    expect(reasons.join('\n')).toMatch(/Solna .* falls in 0183/)
  })

  test('a corner that is no number is refused', async () => {
    const layer = municipalityLayer(changedRing((ring) => [[Number.NaN, 59], ...ring.slice(1)]))
    const read = await readAreas(await makeGeoPackage([{ ...layer, srs: 4326 }]))
    expect(read).toEqual({
      ok: false,
      reasons: ['0180 Stockholm has a ring with a corner that is not two numbers'],
    })
  })

  test('a border that crosses itself is refused', async () => {
    const crossed = changedRing((ring) => ring.toSpliced(10, 41, ...ring.slice(10, 51).reverse()))
    expect(await reasonsFor(crossed)).toEqual([
      expect.stringMatching(/^0180 Stockholm has a border that crosses itself near 59/),
    ])
  })

  test('a municipality that lies over another is refused', async () => {
    // A square kilometre in the middle of Solna's, which nobody is governed from.
    const square = [
      [17.99, 59.378],
      [18.008, 59.378],
      [18.008, 59.387],
      [17.99, 59.387],
      [17.99, 59.378],
    ]
    const greedy = changedPolygons('0183', (polygons) => [...polygons, [square]])
    expect(await reasonsFor(greedy)).toEqual([
      expect.stringMatching(/^0183 and 0184 lie over each other near 59\.3/),
    ])
  })

  test('a municipality that reaches into another country is refused', async () => {
    const square = [
      [9, 59],
      [9.1, 59],
      [9.1, 59.1],
      [9, 59],
    ]
    expect(await reasonsFor(changedPolygons('0183', (polygons) => [...polygons, [square]]))).toEqual([
      '0183 Sundbyberg reaches outside Sweden',
    ])
  })

  test('a map drawn for looks is refused', async () => {
    const coarse = moved(borders, ({ lat, lon }) => [Math.round(lon * 20) / 20, Math.round(lat * 20) / 20])
    const reasons = await reasonsFor(coarse)
    expect(reasons.length).toBeGreaterThan(0)
    expect(reasons.join('\n')).toMatch(/drawn for looks|crosses itself/)
  })

  test.each([
    ['something else altogether', new TextEncoder().encode('<kml/>'), /neither JSON nor a GeoPackage/],
    ['a file cut off', bordersFile().subarray(0, 100_000), /neither JSON nor a GeoPackage/],
    ['other JSON', json({ type: 'Feature' }), /neither a GeoJSON FeatureCollection nor/],
    [
      'lines in place of areas',
      json({
        ...borders,
        features: [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [] } }],
      }),
      /neither a GeoJSON/,
    ],
  ])('%s is refused', async (_, bytes, words) => {
    expect(await readAreas(bytes)).toEqual({ ok: false, reasons: [expect.stringMatching(words)] })
  })

  test('a GeoPackage of counties is refused', async () => {
    const layer: LayerToWrite = {
      name: 'lan',
      features: [{ properties: { lanskod: '14' }, geometry: inSweref.features[0]?.geometry ?? null }],
    }
    expect(await readAreas(await makeGeoPackage([layer]))).toEqual({
      ok: false,
      reasons: ['No layer of the GeoPackage has polygons with the codes of municipalities: lan'],
    })
  })

  function without(code: string): Borders {
    return { ...borders, features: borders.features.filter((one) => codeOf(one) !== code) }
  }

  function recoded(codes: Record<string, string>): Borders {
    return changed((one) => ({
      ...one,
      properties: { ...one.properties, id: codes[codeOf(one)] ?? codeOf(one) },
    }))
  }

  function renamed(code: string, name: string): Borders {
    return changed((one) =>
      codeOf(one) === code ? { ...one, properties: { ...one.properties, name } } : one,
    )
  }

  function changedRing(change: (ring: Position[]) => Position[]): Borders {
    return changedPolygons('0180', ([polygon = [], ...others]) => [
      [change(polygon[0] ?? []), ...polygon.slice(1)],
      ...others,
    ])
  }

  function changedPolygons(code: string, change: (polygons: Position[][][]) => Position[][][]): Borders {
    return changed((one) =>
      codeOf(one) === code
        ? { ...one, geometry: { type: 'MultiPolygon', coordinates: change(polygonsOf(one)) } }
        : one,
    )
  }

  function changed(change: (one: Outline) => Outline): Borders {
    return { ...borders, features: borders.features.map(change) }
  }
})

const codeOf = ({ properties }: Outline): string => String(properties?.['id'])

const json = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content))

async function reasonsFor(content: unknown): Promise<readonly string[]> {
  const read = await readAreas(json(content))
  return read.ok ? [] : read.reasons
}

const municipalityLayer = (borders: Borders): LayerToWrite => ({
  name: 'kommun',
  features: borders.features.map((one) => ({
    properties: {
      objektidentitet: 'x',
      kommunkod: codeOf(one),
      kommunnamn: String(one.properties?.['name']),
    },
    geometry: one.geometry,
  })),
})

/** In degrees, the most that any corner of the one lies from the same of the other. */
function farthestApart(read: Awaited<ReturnType<typeof mustRead>>, areas: typeof read): number {
  const numbers = (all: typeof read) =>
    all.flatMap(({ polygons }) => polygons.flat().map((ring) => [...ring])).flat()
  const [ours, theirs] = [numbers(read), numbers(areas)]
  if (ours.length !== theirs.length) return Infinity
  return ours.reduce(
    (most, number, position) => Math.max(most, Math.abs(number - (theirs[position] ?? Infinity))),
    0,
  )
}
