import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { loadBodies } from '../load-bodies.ts'
import { currentExceptions } from './exception-queries.ts'
import { importExceptions } from './import-exceptions.ts'

const { db } = await openTestDatabase()
await loadBodies(db)
beforeEach(async () => {
  await db.deleteFrom('exceptions').execute()
})

type Properties = Record<string, string | number>
type Drawn = { type: string; coordinates: unknown }

const square = (west: number, south: number, size = 0.01): Drawn => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
})
const street: Drawn = {
  type: 'LineString',
  coordinates: [
    [12.53, 57.93],
    [12.54, 57.93],
  ],
}
const fileOf = (...features: { properties: Properties; geometry: Drawn }[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map((feature) => ({ type: 'Feature', ...feature })),
  })
const area = (properties: Properties, geometry = square(12.53, 57.92)) => ({
  properties: { kind: 'skötselyta', name: 'Parken', ...properties },
  geometry,
})
const accept = (json: string, body = '1489') => importExceptions(db, { body, json })
const refusal = (json: string, body = '1489') =>
  accept(json, body).then(
    () => 'accepted',
    (error: Error) => `${error.name}\n${error.message}`,
  )

test('an engineer imports what the municipality does otherwise, and sees it in the order it is asked', async () => {
  const told = await accept(
    fileOf(
      area({ id: 'park', rank: 20, categories: 'park, trad' }),
      {
        properties: {
          id: 'lampor',
          kind: 'vi sköter',
          name: 'Belysningen på väg 180',
          categories: 'belysning',
          rank: 10,
          metres: 15,
          hours: 'fre 22:00-06:00',
        },
        geometry: street,
      },
      area({ id: 'snö', kind: 'entreprenör direkt', rank: 5, address: 'plog@a.example' }),
    ),
  )
  expect(told).toEqual({ imported: 3, retired: 0 })
  expect(await currentExceptions(db, '1489')).toMatchObject([
    { code: 'snö', kind: 'contractor', hasAddress: true, categories: [], hours: null },
    {
      code: 'lampor',
      kind: 'takes_over',
      hours: [{ weekdays: [5], from: 1320, to: 360 }],
      shape: { geometry: street, metres: 15 },
    },
    { code: 'park', kind: 'unit', hasAddress: false, categories: ['park', 'trad'], shape: { metres: 0 } },
  ])
  expect(await currentExceptions(db, '1281')).toEqual([])
})

test('a new file changes what it names and retires what it lacks, for that body only', async () => {
  await accept(fileOf(area({ id: 'a' }), area({ id: 'b' }, square(12.6, 57.9))))
  await accept(fileOf(area({ id: 'a' })), '1281')
  const [before] = await currentExceptions(db, '1489')
  expect(await accept(fileOf(area({ id: 'a', name: 'Stora parken' })))).toEqual({ imported: 1, retired: 1 })
  expect(await currentExceptions(db, '1489')).toMatchObject([{ id: before?.id, name: 'Stora parken' }])
  expect(await currentExceptions(db, '1281')).toHaveLength(1)
})

test('every fault is named, and nothing at all is stored', async () => {
  const said = await refusal(
    fileOf(
      area({ id: 'a', kind: 'gräsmatta' }),
      area({
        id: 'b',
        categories: 'hal vulkan',
        hours: 'vardagar',
        rank: 'först',
        address: 'inte en adress',
      }),
      area({ id: 'c' }, square(57.92, 12.53)),
      area({ id: 'd' }, { type: 'Point', coordinates: [12.5, 57.9] }),
      area({ id: 'e', kind: 'entreprenör' }),
      area({ id: 'e' }, square(12.8, 57.9)),
    ),
  )
  expect(said).toContain('Refused\nThe file was refused; the exceptions are as before.')
  expect(said).toContain('Feature 1, kind: is none of övertar, vi sköter, entreprenör')
  expect(said).toContain('Feature 2, categories: names a category that is not in the catalogue.')
  expect(said).toContain('Feature 2, hours: is not written as')
  expect(said).toMatch(/Feature 2, rank: .+\nFeature 2, address: is no e-mail address\./)
  expect(said).toMatch(/Feature 3, geometry .*: lies outside Sweden/)
  expect(said).toContain('Feature 4, geometry type: is neither a polygon nor a line.')
  expect(said).toContain('e, address: a contractor needs one.')
  expect(said).toContain('e, id: used more than once.')
  expect(await currentExceptions(db)).toEqual([])
})

test('a file that is no GeoJSON, is empty, or is for nobody, is refused in a sentence', async () => {
  for (const json of ['', '[]', '{"type":"FeatureCollection","features":[]}'])
    expect(await refusal(json)).toContain('The file is no GeoJSON FeatureCollection')
  expect(await refusal(fileOf(area({ id: 'a' })), '9999')).toContain('"9999" is no code of a body.')
})

test('two of the same rank that share ground are shown instead of guessed between', async () => {
  const said = await refusal(fileOf(area({ id: 'a' }), area({ id: 'b' }, square(12.535, 57.925))))
  expect(said).toContain('a and b share ground and rank: give one of them a lower rank.')
  expect(await currentExceptions(db)).toEqual([])
  expect(await refusal(fileOf(area({ id: 'a' }), area({ id: 'b', rank: 1 }, square(12.535, 57.925))))).toBe(
    'accepted',
  )
})

test.each([
  ['neighbours along one border', { id: 'b' }, square(12.54, 57.92)],
  ['other categories', { id: 'b', categories: 'hal' }, square(12.53, 57.92)],
  ['other hours', { id: 'b', categories: 'park', hours: 'lör-sön 00:00-24:00' }, square(12.53, 57.92)],
  ['who takes over, beside who is told', { id: 'b', kind: 'övertar' }, square(12.53, 57.92)],
])('%s are no conflict', async (_, properties, geometry) => {
  const first = area({ id: 'a', categories: 'park', hours: 'mån-fre 16:00-24:00' })
  expect(await refusal(fileOf(first, area(properties, geometry)))).toBe('accepted')
})

test('hours that only meet after midnight on Sunday conflict all the same', async () => {
  const late = area({ id: 'a', hours: 'sön 22:00-06:00' })
  expect(await refusal(fileOf(late, area({ id: 'b', hours: 'mån 05:00-08:00' })))).toContain('share ground')
  expect(await refusal(fileOf(late, area({ id: 'b', hours: 'mån 06:00-08:00' })))).toBe('accepted')
})

test('a street that runs through an area of the same rank conflicts with it', async () => {
  const through = { properties: { id: 'b', kind: 'skötselyta', name: 'Gatan' }, geometry: street }
  expect(await refusal(fileOf(area({ id: 'a' }, square(12.535, 57.9295)), through))).toContain('share ground')
  expect(await refusal(fileOf(area({ id: 'a' }, square(12.535, 57.9305)), through))).toBe('accepted')
})
