import { expect, test } from 'vitest'
import { importAreas } from '#bodies/area-sets.ts'
import { categories } from '#bodies/catalogue.ts'
import { importBodies } from '#bodies/import-bodies.ts'
import { apiClient, home } from '../../../test/api.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { alingsas, fillBodies, lund } from '../../../test/reports.ts'
import { geoJson } from '../geojson.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await importBodies(db, 'body,category,private\n1489,klotter,yes\n')
const { ask, json } = await apiClient(db)

test('the whole catalogue is told in both languages, with what is asked', async () => {
  const told = await json('categories')
  expect(told.categories.map(({ code }: { code: string }) => code)).toEqual(
    categories.map(({ code }) => code),
  )
  expect(told.categories[0]).toMatchObject({
    code: 'hal',
    group: 'gata',
    name: { sv: 'Hål i gatan eller vägen', en: 'Pothole in a street or road' },
    icon: 'hal',
    oldNames: ['Hål i väg'],
  })
  expect(told.groups[0]).toEqual({ code: 'gata', name: { sv: 'Gata och väg', en: 'Streets and roads' } })
  const asked = told.categories.flatMap(({ questions }: { questions: unknown[] }) => questions)
  expect(asked.length).toBeGreaterThan(0)
  expect((await ask(`categories?municipality=${alingsas}`)).status).toBe(200)
  expect((await ask('categories?municipality=9999')).status).toBe(422)
})

test('bodies are listed a page at a time, each once, and none with its address', async () => {
  const codes: string[] = []
  let at: string | null = 'bodies?limit=200'
  while (at !== null) {
    const text: string = await (await ask(at)).text()
    expect(text).not.toContain('@')
    const page: { bodies: { code: string }[]; next: string | null } = JSON.parse(text)
    codes.push(...page.bodies.map(({ code }) => code))
    at = page.next
  }
  const all = await db.selectFrom('bodies').select('code').orderBy('code').execute()
  expect(codes).toEqual(all.map(({ code }) => code))
  const agencies = await json('bodies?kind=agency')
  expect(agencies.bodies).toContainEqual(
    expect.objectContaining({ code: 'trafikverket', page: `${home}/mottagare/trafikverket` }),
  )
})

test('a body is found by code and by slug, with what it wants to itself', async () => {
  const told = await json('bodies/1489')
  expect(told).toMatchObject({
    kind: 'municipality',
    name: 'Alingsås kommun',
    page: `${home}/kommuner/alingsas`,
    takesReports: true,
    privateCategories: ['klotter'],
  })
  expect(await json('bodies/alingsas')).toEqual(told)
  expect((await ask('bodies/atlantis')).status).toBe(404)
})

test('areas are the 290 municipalities, their codes as text', async () => {
  const { areas } = await json('areas')
  expect(areas).toHaveLength(290)
  expect(areas).toContainEqual(
    expect.objectContaining({ code: '1489', name: 'Alingsås', slug: 'alingsas', countyCode: '14' }),
  )
})

test('a map program gets each area by its seat while there are no borders', async () => {
  const { features } = await (await ask('areas', { accept: geoJson })).json()
  expect(features).toHaveLength(290)
  expect(features).toContainEqual({
    type: 'Feature',
    id: alingsas,
    geometry: { type: 'Point', coordinates: [expect.closeTo(12.53, 1), expect.closeTo(57.93, 1)] },
    properties: expect.objectContaining({ code: alingsas, name: 'Alingsås', countyCode: '14' }),
  })
})

test('an area has a box around all it covers once borders are imported, and none before', async () => {
  const boxOf = (areas: { code: string; bbox: unknown }[], code: string) =>
    areas.find((area) => area.code === code)?.bbox
  expect(boxOf((await json('areas')).areas, alingsas)).toBeNull()
  const ring = (west: number, east: number) =>
    Float64Array.from([west, 57.8, east, 57.8, east, 58, west, 58.1234567, west, 57.8])
  const polygons = [[ring(12.4, 12.5)], [ring(12.6, 12.7)]]
  await importAreas(db, [{ code: alingsas, name: 'Alingsås', polygons }], 'kommuner.geojson')
  const { ask: asked, json: told } = await apiClient(db)
  const { areas } = await told('areas')
  expect(boxOf(areas, alingsas)).toEqual([12.4, 57.8, 12.7, 58.123457])
  expect(boxOf(areas, lund)).toBeNull()
  const { features } = await (await asked('areas', { accept: geoJson })).json()
  const featureOf = (code: string) => features.find(({ id }: { id: string }) => id === code)
  expect(featureOf(lund)).not.toHaveProperty('bbox')
  expect(featureOf(lund).geometry.type).toBe('Point')
  expect(featureOf(alingsas)).toMatchObject({
    bbox: [12.4, 57.8, 12.7, 58.123457],
    geometry: { type: 'MultiPolygon' },
  })
  expect(featureOf(alingsas).geometry.coordinates[0]).toEqual([
    [
      [12.4, 57.8],
      [12.5, 57.8],
      [12.5, 58],
      [12.4, 58.12346],
      [12.4, 57.8],
    ],
  ])
})
