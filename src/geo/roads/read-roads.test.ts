import type { Geometry } from 'geojson'
import { expect, test } from 'vitest'
import { makeGeoPackage } from '../../../test/geopackage.ts'
import { beside, eastward } from '../../../test/roads.ts'
import type { Point } from '../browser/point.ts'
import { toSweref99tm } from '../sweref.ts'
import { readRoads } from './read-roads.ts'
import type { Road } from './road.ts'
import { nvdbMapping, type RoadMapping, readRoadMapping } from './road-mapping.ts'

const square = { lat: 57.93, lon: 12.533 }

type Properties = Record<string, string | number | null>
type Feature = { properties: Properties; geometry: Geometry | null }

const told = { ROUTE_ID: '13645:12425', FROM_MEASURE: 0, TO_MEASURE: 0.5, Vagha_6: 2, Vagtr_474: 1 }

test('a delivery from Lastkajen tells owner, network, number, name and level', async () => {
  const motorway = { Vagha_6: 1, Vagha_7: 'Trafikverket', Huvud_13: 20, Europ_16: 1, Konst_190: 1 }
  const path = { Vagha_6: 3, Vagha_7: 'Hjortmarka vägsamfällighet', Vagtr_474: 2, Namn_130: 'Banvallen' }
  const roads = await read([
    feature(motorway),
    feature({ ...path, ROUTE_ID: '1:2', FROM_MEASURE: 0.25 }),
    feature({ ROUTE_ID: '1:3', Vagnr_10370: '180.00', Vagtr_474: 4 }),
  ])
  expect(roads.map(({ line: _, ...road }) => road)).toEqual([
    {
      id: '13645:12425@0-0.5',
      owner: 'state',
      ownerName: 'Trafikverket',
      network: 'carriageway',
      number: 'E20',
      name: null,
      level: 1,
    },
    {
      id: '1:2@0.25-0.5',
      owner: 'private',
      ownerName: 'Hjortmarka vägsamfällighet',
      network: 'cycleway',
      number: null,
      name: 'Banvallen',
      level: 0,
    },
    expect.objectContaining({ id: '1:3@0-0.5', owner: 'municipal', network: 'footway', number: '180' }),
  ])
})

test('a GeoPackage in SWEREF 99 TM says the same as GeoJSON in degrees, and is where it should be', async () => {
  const features = [feature({ Namn_130: 'Storgatan' })]
  const inSweref = features.map((one) => ({ ...one, geometry: { ...straight(sweref) } }))
  const bytes = await makeGeoPackage([{ name: 'vagdata', features: inSweref }])
  const [fromPackage, fromJson] = [mustRead(await readRoads(bytes, nvdbMapping)), await read(features)]
  expect(fromPackage.map(({ line: _, ...road }) => road)).toEqual(
    fromJson.map(({ line: _, ...road }) => road),
  )
  for (const [at, degrees] of [...(fromJson[0]?.line ?? [])].entries())
    expect(fromPackage[0]?.line[at]).toBeCloseTo(degrees, 7)
})

test('north before east is read as well as east before north', async () => {
  const swapped = { ...straight((point) => sweref(point).toReversed()) }
  const [road] = await read([{ properties: told, geometry: swapped }])
  expect(road?.line[1]).toBeCloseTo(square.lat, 7)
})

test('a road of several lines is several roads of the same stretch', async () => {
  const lines = [eastward(square), eastward(square, { north: 20 })].map((line) => line.map(degrees))
  const roads = await read([{ properties: told, geometry: { type: 'MultiLineString', coordinates: lines } }])
  expect(roads.map(({ id }) => id)).toEqual(['13645:12425@0-0.5', '13645:12425@0-0.5#2'])
})

test('a ferry is no road', async () => {
  expect(await read([feature({}), feature({ ROUTE_ID: '9:9', Vagtr_474: 3 })])).toHaveLength(1)
})

test('every wrong feature is named, those with the same fault together', async () => {
  const features = [
    feature({ Vagha_6: null }),
    feature({ ROUTE_ID: '1:1' }),
    feature({ ROUTE_ID: '1:2', Vagha_6: null }),
    feature({ ROUTE_ID: '1:3', Vagha_6: null }),
    feature({ ROUTE_ID: '1:4', Vagha_6: 7 }),
    feature({ ROUTE_ID: '1:5', Vagtr_474: null }),
    feature({ ROUTE_ID: '1:1' }),
    feature({ ROUTE_ID: null }),
    feature({ ROUTE_ID: '1:6', Konst_190: 8 }),
    { properties: { ...told, ROUTE_ID: '1:7' }, geometry: null },
    { properties: { ...told, ROUTE_ID: '1:8' }, geometry: { type: 'Point', coordinates: degrees(square) } },
    {
      properties: { ...told, ROUTE_ID: '1:9' },
      geometry: { type: 'LineString', coordinates: [[12.5, 57.9]] },
    },
    { properties: told, geometry: { type: 'LineString', coordinates: [degrees(square), [12.5683, 51]] } },
  ] satisfies Feature[]
  expect(await reasons(features)).toEqual([
    'Features 1, 3–4: has no owner type (Vagha_6, Väghållartyp)',
    'Feature 5: has a word for its owner type that the mapping lacks: "7"',
    'Feature 6: has no kind of path (Vagtr_474, Nättyp)',
    'Feature 7: has the id of one before it',
    'Feature 8: has no id',
    'Feature 9: has a word for its level that the mapping lacks: "8"',
    'Feature 10: has no line',
    'Feature 11: is a Point, not a line',
    'Feature 12: has a line of fewer than two corners',
    'Feature 13: reaches outside Sweden',
  ])
})

test('a file with latitude before longitude is refused', async () => {
  const swapped = { ...straight((point) => degrees(point).toReversed()) }
  expect(await reasons([{ properties: told, geometry: swapped }])).toEqual([
    'The axes are swapped: longitude has to come before latitude, unless the file declares EPSG:4326',
  ])
})

test('a file in a local system is refused, whether it says so or not', async () => {
  const local = { ...straight(() => [1_234_567, 123_456]) }
  expect(await reasons([{ properties: told, geometry: local }])).toEqual([
    'The coordinates are neither WGS 84 nor SWEREF 99 TM',
  ])
  const bytes = await makeGeoPackage([{ name: 'gator', srs: 3007, features: [feature({})] }])
  expect(await readRoads(bytes, nvdbMapping)).toEqual({
    ok: false,
    reasons: ['The file declares EPSG:3007: only SWEREF 99 TM (EPSG:3006) and WGS 84 (EPSG:4326) are read'],
  })
})

test.each([
  ['', 'The file is neither JSON nor a GeoPackage'],
  ['{', 'The file is neither JSON nor a GeoPackage'],
  ['[]', 'The file is no GeoJSON FeatureCollection: file: Invalid input: expected object, received array'],
  ['{"type":"FeatureCollection","features":[]}', 'The file holds no roads'],
])('what is no file of roads is refused: %j', async (text, reason) => {
  expect(await readRoads(new TextEncoder().encode(text), nvdbMapping)).toEqual({
    ok: false,
    reasons: [reason],
  })
})

test("a municipality's own file is read by a mapping of its own", async () => {
  const own = readRoadMapping(
    JSON.stringify({
      id: { fields: ['gata_id'] },
      owner: { fields: ['vh'], words: { Kommun: 'municipal', Stat: 'state', Enskild: 'private' } },
      network: { fields: ['typ'], words: { GC: 'cycleway', Gata: 'carriageway' } },
      level: { fields: ['plan'] },
    }),
  )
  if (typeof own === 'string') throw new Error(own)
  const properties = { GATA_ID: 4711, VH: 'kommun', typ: 'gc', plan: -1 }
  const [road] = await read([{ properties, geometry: straight(degrees) }], own)
  expect(road).toMatchObject({
    id: '4711',
    owner: 'municipal',
    network: 'cycleway',
    level: -1,
    ownerName: null,
  })
})

test('a mapping that names no owner is refused with the field that is wrong', () => {
  expect(readRoadMapping('{}')).toContain('owner: ')
  expect(readRoadMapping('no JSON')).toContain("The mapping can't be used")
  const misspelled = { ...nvdbMapping, owner: { fields: ['Vagha_6'], words: { '1': 'statlig' } } }
  expect(readRoadMapping(JSON.stringify(misspelled))).toContain('owner.words.1: ')
})

const feature = (properties: Properties): Feature => ({
  properties: { ...told, ...properties },
  geometry: straight(degrees),
})

const straight = (corner: (point: Point) => number[]): Geometry => ({
  type: 'LineString',
  coordinates: [square, beside(square, { east: 100 })].map(corner),
})

const degrees = ({ lon, lat }: Point) => [lon, lat]

function sweref(point: Point): number[] {
  const { north, east } = toSweref99tm(point)
  return [east, north]
}

const bytesOf = (features: readonly Feature[]) => {
  const typed = features.map((one) => ({ type: 'Feature', ...one }))
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: typed }))
}

const read = async (features: readonly Feature[], mapping: RoadMapping = nvdbMapping) =>
  mustRead(await readRoads(bytesOf(features), mapping))

function mustRead(file: Awaited<ReturnType<typeof readRoads>>): readonly Road[] {
  if (!file.ok) throw new Error(file.reasons.join('; '))
  return file.roads
}

async function reasons(features: readonly Feature[]): Promise<readonly string[]> {
  const file = await readRoads(bytesOf(features), nvdbMapping)
  return file.ok ? [] : file.reasons
}
