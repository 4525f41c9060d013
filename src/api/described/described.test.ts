import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { importAreas } from '#bodies/area-sets.ts'
import { importRoads } from '#bodies/road-sets.ts'
import type { Area } from '#geo/area.ts'
import { paths } from '#paths.ts'
import { apiClient, home } from '../../../test/api.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aReportWithPhoto, testPhotos } from '../../../test/photos.ts'
import { alingsas, aReport, fillBodies, lund } from '../../../test/reports.ts'
import { eastward, street } from '../../../test/roads.ts'
import { square } from '../../../test/tables.ts'
import { geoJson } from '../geojson.ts'
import { apiRoutes } from '../routes.ts'
import { problem } from '../schemas.ts'
import { pathOf } from './open-api.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
await importAreas(db, [covering(alingsas, 12.4, 12.7), covering(lund, 12.7, 13)], 'kommuner.geojson')
const road = street('180', eastward(square), { owner: 'state', number: '180', name: null })
await importRoads(db, [road], { name: 'vagar.geojson', municipality: null, areas: null })
const { ask, json } = await apiClient(db, { photos })
let number: number

beforeAll(async () => {
  const report = await aReportWithPhoto(db, photos, { category: 'belysning_skada' })
  number = report.number
  // Two in one place are a heap, and no pins.
  await aReport(db, { lat: 57.94, lon: 12.56 })
})

function covering(code: string, west: number, east: number): Area {
  const [south, north] = [57.8, 58]
  const ring = [west, south, east, south, east, north, west, north, west, south]
  return { code, name: code, polygons: [[Float64Array.from(ring)]] }
}

const [point, sea] = ['lat=57.93018&lon=12.53352', 'lat=57&lon=19.5']

/** What is asked of each address that anybody may read; a new one is a row here. */
const questions: Readonly<Record<string, () => readonly string[]>> = {
  [paths.apiInfo()]: () => ['api-info'],
  [paths.apiReports()]: () => ['reports', 'reports?limit=1', 'reports?q=finnsinte'],
  [paths.apiReport(':number')]: () => [`reports/${number}`, `reports/${number}?language=en`],
  [paths.apiUpdates(':number')]: () => [`reports/${number}/updates`],
  [paths.apiCategories()]: () => ['categories', 'categories?municipality=1489'],
  [paths.apiBodies()]: () => ['bodies', 'bodies?kind=agency'],
  [paths.apiBody(':code')]: () => ['bodies/1489', 'bodies/trafikverket'],
  [paths.apiAreas()]: () => ['areas'],
  [paths.apiResponsibility()]: () => [
    `responsibility?${point}&category=hal`,
    `responsibility?${sea}&category=hal`,
  ],
  [paths.apiGuidance()]: () => [`guidance?${point}&category=belysning_skada`, `guidance?${sea}`],
  [paths.apiPlace()]: () => [`place?${point}`, `place?${sea}`],
  [paths.apiNearby()]: () => [`nearby?${point}&category=belysning_skada`],
  [paths.apiPins()]: () => ['pins?bbox=12.5,57.9,12.6,57.95&zoom=16', 'pins?bbox=11,55,24,69&zoom=4'],
  [paths.apiRoads()]: () => ['roads?bbox=12.5,57.9,12.6,57.95'],
  [paths.apiBorders()]: () => ['borders'],
}

/** Lists that the test's world has something in: of an empty one nothing is seen. */
const filled: Readonly<Record<string, string>> = {
  [paths.apiReports()]: 'reports',
  [paths.apiUpdates(':number')]: 'updates',
  [paths.apiNearby()]: 'reports',
  [paths.apiPins()]: 'pins',
  [paths.apiRoads()]: 'roads',
  [paths.apiBorders()]: 'lines',
}

const readable = apiRoutes.filter(({ method }) => method === 'GET')

test.each(readable.map((route) => [route.path, route] as const))(
  'what %s answers is what it is said to answer, and no field more',
  async (path, { described }) => {
    const asked = questions[path]?.() ?? []
    expect(asked.length).toBeGreaterThan(0)
    const list = filled[path]
    if (list) expect((await json(asked[0] ?? ''))[list].length, list).toBeGreaterThan(0)
    for (const one of asked) {
      const answer = await ask(one)
      expect(answer.status, one).toBe(200)
      const content = await answer.json()
      expect(described.answer.parse(content), one).toEqual(content)
      if (!described.geoJson) continue
      const features = await ask(one, { accept: geoJson })
      expect(features.headers.get('content-type'), one).toBe(geoJson)
      expect([answer, features].map(({ headers }) => headers.get('vary'))).toEqual(['Accept', 'Accept'])
      const told = await features.json()
      expect(described.geoJson.parse(told), one).toEqual(told)
    }
  },
)

test.each(readable.map(({ path }) => [path] as const))(
  'what %s answers has a tag that spares it, is limited, and nothing else is asked of it than is known',
  async (path) => {
    const [one = ''] = questions[path]?.() ?? []
    const { ask: counted } = await apiClient(db, { photos, rateLimits: true })
    const first = await counted(one)
    expect(first.headers.get('ratelimit-policy')).toMatch(/^"(address|pages)";q=\d+;w=300$/)
    expect(first.headers.get('ratelimit')).toMatch(/^"(address|pages)";r=\d+;t=1$/)
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+$|^private, no-cache$/)
    const again = await counted(one, { 'if-none-match': first.headers.get('etag') ?? 'none' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const misspelt = await counted(`${one}${one.includes('?') ? '&' : '?'}munincipality=1489`)
    expect(misspelt.status).toBe(422)
    expect((await misspelt.json()).errors).toEqual({ munincipality: 'no such parameter' })
  },
)

test.each(['reports?limit=x', 'reports/1', 'bodies/x', 'nowhere', 'place'])(
  'what %s is answered with is a problem as described',
  async (path) => {
    const content = await json(path)
    expect(problem.parse(content)).toEqual(content)
  },
)

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean() })),
  responses: z.record(z.string(), z.unknown()),
})
const document = z.object({
  openapi: z.literal('3.1.1'),
  servers: z.tuple([z.object({ url: z.literal(`${home}/api/v1`) })]),
  paths: z.record(z.string(), z.record(z.enum(['get', 'post']), operation.optional())),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
})

test('every route of the table is described, under a name of its own', async () => {
  const { paths: told } = document.parse(await json('openapi.json'))
  expect(Object.keys(told)).toEqual(apiRoutes.map(pathOf))
  const ids = Object.values(told).flatMap((methods) =>
    Object.values(methods).flatMap((one) => (one ? [one.operationId] : [])),
  )
  expect(new Set(ids).size).toBe(apiRoutes.length)
  const asked = told['/reports']?.get?.parameters.map(({ name }) => name)
  expect(asked).toContain('confirmed_from')
  expect(told['/reports/{number}']?.get?.parameters[0]).toMatchObject({ name: 'number', in: 'path' })
  expect(Object.keys(told['/reports/{number}']?.get?.responses ?? {})).toEqual(
    expect.arrayContaining(['200', '304', '404', '410', '422', '429']),
  )
})

test('it is told where a tag spares an answer, how long to wait, and what can’t be understood', async () => {
  const { paths: told, components } = document.parse(await json('openapi.json'))
  const statuses = (path: string) =>
    Object.values(told[path] ?? {}).flatMap((one) => Object.keys(one?.responses ?? {}))
  expect(statuses('/borders')).toContain('304')
  expect(statuses('/pins')).toEqual(expect.arrayContaining(['304', '422', '429', '503']))
  expect(statuses('/drafts/{key}/photos/{id}/remove')).toContain('422')
  expect(told['/reports']?.get?.responses['429']).toEqual({ $ref: '#/components/responses/Waiting' })
  expect(components['responses']?.['Waiting']).toMatchObject({
    headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
  })
})

test('what is posted to programs of bodies is described beside it, and both addresses are told', async () => {
  const answer = await ask('asyncapi.json')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  const told = z.object({ asyncapi: z.literal('3.0.0'), servers: z.object({ ours: z.unknown() }) })
  expect(told.parse(await answer.json()).servers.ours).toMatchObject({ host: 'localhost', protocol: 'http' })
  const tag = answer.headers.get('etag') ?? ''
  expect((await ask('asyncapi.json', { 'if-none-match': tag })).status).toBe(304)
  const { apiDocumentation, apiEvents } = await json('api-info')
  expect([apiDocumentation, apiEvents]).toEqual([
    `${home}/api/v1/openapi.json`,
    `${home}/api/v1/asyncapi.json`,
  ])
})

test('how programs join is told too, in lines that work here', async () => {
  for (const [guide, opening] of [
    ['integration', '# For those who build programs'],
    ['api', '# The JSON API'],
    ['webhook', '# '],
    ['file-drop', '# '],
  ]) {
    const answer = await ask(`${guide}.md`)
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    const text = await answer.text()
    expect(text.startsWith(opening ?? '')).toBe(true)
    expect(text).not.toContain('fixamingata.example/')
    expect(text).not.toMatch(/\]\([./]*(src|docs)\//)
    for (const [, way = ''] of text.matchAll(/\]\(\/api\/v1\/([^)#]+)\)/g))
      expect((await ask(way)).status, way).toBe(200)
    const tag = answer.headers.get('etag') ?? ''
    expect((await ask(`${guide}.md`, { 'if-none-match': tag })).status).toBe(304)
  }
})

test('whatever the description refers to is in it', async () => {
  const text = await (await ask('openapi.json')).text()
  const { components } = document.parse(JSON.parse(text))
  const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)]
  expect(references.length).toBeGreaterThan(20)
  for (const [, kind = '', id = ''] of references) expect(components[kind], id).toHaveProperty([id])
  expect(text).not.toContain('#/$defs')
})
