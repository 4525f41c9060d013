import type { Geometry } from 'geojson'
import initSqlJs from 'sql.js'
import { describe, expect, test } from 'vitest'
import wkx from 'wkx'
import { geopackageBlob, makeGeoPackage } from '../../test/geopackage.ts'
import { seeded } from '../../test/points.ts'
import { readGeoPackage } from './geopackage.ts'

const square = [
  [674_000, 6_580_000],
  [675_000, 6_580_000],
  [675_000, 6_581_000],
  [674_000, 6_580_000],
]
const point: Geometry = { type: 'Point', coordinates: [18, 59] }
const lines: Geometry = {
  type: 'MultiLineString',
  coordinates: [
    [
      [18, 59],
      [19, 60],
    ],
  ],
}
const geometries: Geometry[] = [
  { type: 'Point', coordinates: [674_032.5, 6_580_821.25] },
  { type: 'LineString', coordinates: square.slice(0, 2) },
  { type: 'Polygon', coordinates: [square, square.toReversed()] },
  { type: 'MultiPoint', coordinates: square },
  { type: 'MultiLineString', coordinates: [square.slice(0, 2), square] },
  { type: 'MultiPolygon', coordinates: [[square], [square, square.toReversed()]] },
]

test.each(geometries.map((geometry) => ({ type: geometry.type, geometry })))(
  'a $type comes out as it was put in, with its properties',
  async ({ geometry }) => {
    const properties = { kommunkod: '0180', kommunnamn: 'Stockholm', area: 187.5, decided: null }
    const bytes = await makeGeoPackage([{ name: 'kommun', features: [{ properties, geometry }] }])
    expect(await readGeoPackage(bytes)).toEqual({
      ok: true,
      layers: [
        { name: 'kommun', srs: 3006, features: [{ properties: { fid: 1, ...properties }, geometry }] },
      ],
    })
  },
)

test('each layer is read with the coordinate system it declares, or none', async () => {
  const features = [{ properties: {}, geometry: point }]
  const bytes = await makeGeoPackage([
    { name: 'a', srs: 4326, features },
    { name: 'b "quoted"', srs: null, features },
  ])
  const read = await readGeoPackage(bytes)
  expect(read.ok && read.layers.map(({ name, srs }) => [name, srs])).toEqual([
    ['a', 4326],
    ['b "quoted"', null],
  ])
})

describe('every spelling of a geometry', () => {
  const pointZ = wkx.Point.Z(18, 59, 30)
  const pointZM = wkx.Point.ZM(18, 59, 30, 7)
  const lineZ = new wkx.LineString([wkx.Point.Z(18, 59, 30), wkx.Point.Z(19, 60, 31)])
  const linesZ = new wkx.MultiLineString([lineZ])
  const bigEndian = Buffer.from('00000000014032000000000000404d800000000000', 'hex')

  test.each([
    ['with heights', pointZ.toWkb(), point],
    ['with heights and measures', pointZM.toWkb(), point],
    ['as PostGIS writes it, with its system and heights', pointZ.toEwkb(), point],
    ['heights inside a collection', linesZ.toWkb(), lines],
    ['PostGIS, inside a collection', linesZ.toEwkb(), lines],
    ['the other byte order', bigEndian, point],
  ])('%s', async (_, wkb, geometry) => {
    expect(await readBack(() => Buffer.concat([header(0b1), wkb]))).toMatchObject([{ geometry }])
  })

  test.each([
    [0, 0],
    [1, 32],
    [2, 48],
    [3, 48],
    [4, 64],
  ])('bounds of kind %d are skipped', async (kind, length) => {
    const blob = () => Buffer.concat([header((kind << 1) | 1), Buffer.alloc(length), pointZ.toWkb()])
    expect(await readBack(blob)).toMatchObject([{ geometry: point }])
  })

  test('rows with an empty geometry or none are left out', async () => {
    expect(await readBack(() => Buffer.concat([header(0b1_0001), pointZ.toWkb()]))).toEqual([])
    expect(await readBack(() => Buffer.concat([header(0b1), new wkx.Point().toWkb()]))).toEqual([])
    const bytes = await makeGeoPackage([{ name: 'none', features: [{ properties: {}, geometry: null }] }])
    expect(await readGeoPackage(bytes)).toMatchObject({ layers: [{ features: [] }] })
  })
})

describe('what can’t be read is said in a sentence', () => {
  test.each([
    ['an empty file', new Uint8Array()],
    ['a text', Buffer.from('{"type": "FeatureCollection"}')],
    ['a database cut off', Buffer.from('SQLite format 3\0')],
  ])('%s', async (_, bytes) => {
    expect(await readGeoPackage(bytes)).toEqual({ ok: false, reason: expect.stringMatching(/GeoPackage/) })
  })

  test('a database that is something else', async () => {
    const bytes = await written('create table bookmarks (url text)')
    expect(await readGeoPackage(bytes)).toEqual({
      ok: false,
      reason: 'The file is not a GeoPackage: it has no table gpkg_contents',
    })
  })

  test('a view in place of a table is not run, even one without end', async () => {
    const forever = 'with recursive n(x) as (select 1 union all select x + 1 from n) select x from n'
    const bytes = await written(`create view gpkg_contents as ${forever}`)
    expect(await readGeoPackage(bytes)).toMatchObject({ ok: false })
  })

  test('a layer that is named but not there', async () => {
    const bytes = await makeGeoPackage([{ name: 'kommun', features: [] }])
    expect(await readGeoPackage(await changed(bytes, 'drop table kommun'))).toEqual({
      ok: false,
      reason: 'The layer kommun is named in the file but not there',
    })
  })

  test.each([
    ['a geometry cut off', () => geopackageBlob(point).subarray(0, 50)],
    ['a header cut off', () => geopackageBlob(point).subarray(0, 6)],
    ['plain well-known binary', () => new wkx.Point(18, 59).toWkb()],
    ['a kind of its maker’s own', () => geopackageBlob(point, { flags: 0b10_0000 })],
    ['a curve', () => Buffer.concat([header(1), Buffer.from('0108000000', 'hex')])],
    [
      'four thousand million corners',
      () => Buffer.concat([header(1), Buffer.from('0102000000ffffffff', 'hex')]),
    ],
    ['a text', () => 'POINT (18 59)'],
  ])('%s', async (_, blob) => {
    const bytes = await makeGeoPackage([
      { name: 'kommun', features: [{ properties: {}, geometry: point }], blob },
    ])
    expect(await readGeoPackage(bytes)).toEqual({
      ok: false,
      reason: expect.stringMatching(/^The layer kommun, row 1: its geometry /),
    })
  })

  test('a file cut off anywhere is refused, never an exception', async () => {
    const features = Array.from({ length: 400 }, () => ({
      properties: { name: 'x'.repeat(50) },
      geometry: point,
    }))
    const bytes = await makeGeoPackage([{ name: 'kommun', features }])
    for (let length = bytes.length - 1; length > 0; length -= 3001) {
      expect(await readGeoPackage(bytes.subarray(0, length))).toMatchObject({ ok: false })
    }
  })
})

test('a file with bytes changed at random is read or refused, never an exception', async () => {
  const features = geometries.map((geometry) => ({ properties: { name: geometry.type }, geometry }))
  const bytes = await makeGeoPackage([{ name: 'kommun', features }])
  const random = seeded(1628)
  const refused: string[] = []
  for (let turn = 0; turn < 300; turn += 1) {
    const changed = Uint8Array.from(bytes)
    for (let byte = 0; byte < 40; byte += 1)
      changed[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    const read = await readGeoPackage(changed)
    if (!read.ok) refused.push(read.reason)
  }
  expect(refused.length).toBeGreaterThan(50)
  expect(refused.filter((reason) => reason === '' || reason.includes('undefined'))).toEqual([])
})

test('a file left open by another program can be read', async () => {
  const bytes = await makeGeoPackage([{ name: 'kommun', features: [] }])
  bytes.fill(2, 18, 20)
  expect(await readGeoPackage(bytes)).toMatchObject({ ok: true, layers: [{ name: 'kommun' }] })
})

function header(flags: number): Buffer {
  return Buffer.from([0x47, 0x50, 0, flags, 0, 0, 0, 0])
}

async function readBack(blob: () => Uint8Array) {
  const read = await readGeoPackage(
    await makeGeoPackage([{ name: 'layer', features: [{ properties: {}, geometry: point }], blob }]),
  )
  return read.ok ? read.layers[0]?.features : read.reason
}

const written = (statements: string) => changed(undefined, statements)

async function changed(bytes: Uint8Array | undefined, statements: string): Promise<Uint8Array> {
  const { Database } = await initSqlJs()
  const database = new Database(bytes)
  database.exec(statements)
  const changed = database.export()
  database.close()
  return changed
}
