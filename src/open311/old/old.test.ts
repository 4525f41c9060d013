import { beforeAll, expect, test } from 'vitest'
import { categories } from '#bodies/catalogue.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { open311Client, wordsOf } from '../../../test/open311.ts'
import { aReportWithPhoto, testPhotos } from '../../../test/photos.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../../../test/reports.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const { ask, json, xml } = await open311Client(db)
const old = 'jurisdiction_id=fixamingata.se'

let hole: Awaited<ReturnType<typeof aReport>>
let seen: Awaited<ReturnType<typeof aReportWithPhoto>>

beforeAll(async () => {
  await fillBodies(db)
  hole = await aReport(db)
  const inLund = { lat: 55.70466, lon: 13.19101, municipality: lund, email: 'bo@invanare.example' }
  seen = await aReportWithPhoto(db, photos, { ...inLund, category: 'belysning', title: 'Mörkt & kallt' })
  await answerReporter(db, {
    caseId: hole.caseId,
    by: theBody(alingsas),
    audience: 'update',
    words: 'Strax.',
  })
  await moveCase(db, { caseId: hole.caseId, act: 'fix', by: theBody(alingsas) })
})

test('services keep their root, and have the old Swedish names as codes', async () => {
  const { services } = await json(`services.json?${old}`)
  expect(services).toHaveLength(categories.length)
  expect(services[0]).toMatchObject({ service_code: 'Hål i väg', service_name: 'Hål i väg', metadata: false })
  expect(wordsOf(await xml(`services.xml?${old}`), 'service_code')[0]).toBe('Hål i väg')
})

test('a request has what the old service told of it, and nobody’s name', async () => {
  const { service_requests: found } = await json(`requests/${hole.number}.json?${old}`)
  expect(found).toEqual([
    {
      service_request_id: String(hole.number),
      status: 'closed',
      service_name: 'Hål i väg',
      service_code: 'Hål i väg',
      title: 'Djupt hål',
      detail: 'Hålet är en halv meter brett.',
      description: 'Djupt hål: Hålet är en halv meter brett.',
      agency_responsible: { recipient: 'Alingsås kommun' },
      agency_sent_datetime: null,
      requested_datetime: expect.any(String),
      updated_datetime: expect.any(String),
      lat: 57.93018,
      long: 12.53352,
      media_url: null,
      interface_used: 'Web interface',
      comment_count: 1,
      requestor_name: '',
    },
  ])
  const root = await xml(`requests/${hole.number}.xml?jurisdiction_id=www.FixaMinGata.se`)
  expect(root.tagName).toBe('service_requests')
  expect(wordsOf(root, 'recipient')).toEqual(['Alingsås kommun'])
  expect(wordsOf(root, 'comment_count')).toEqual(['1'])
})

test('discovery says how many requests a list has, and nothing of keys', async () => {
  const { discovery } = await json(`discovery.json?${old}`)
  expect(discovery).toMatchObject({ max_requests: 1000, endpoints: [{ url: 'http://localhost/open311' }] })
  expect(discovery).not.toHaveProperty('key_service')
  const root = await xml(`discovery.xml?${old}`)
  expect([root.tagName, ...wordsOf(root, 'max_requests')]).toEqual(['discovery', '1000'])
  expect(wordsOf(root, 'key_service')).toEqual([])
  expect(await json('discovery.json')).not.toHaveProperty('discovery')
})

type Known = 'hole' | 'seen'
const cases: readonly [string, readonly Known[]][] = [
  ['', ['seen', 'hole']],
  ['&agency_responsible=1489', ['hole']],
  ['&agency_responsible=1489|1281', ['seen', 'hole']],
  ['&max_requests=1', ['seen']],
  ['&has_photo=true', ['seen']],
  ['&interface_used=Web%20interface', ['seen', 'hole']],
  ['&interface_used=iPhone', []],
  ['&status=open', ['seen']],
  ['&service_code=Gatubelysning', ['seen']],
  ['&service_code=Finns%20inte', []],
  ['&start_date=2020-01-01', ['seen', 'hole']],
  ['&start_date=2020-01-01&end_date=2026-01-01', []],
  ['&service_request_id=7714', []],
]

test.each(cases)('requests with %s', async (query, expected) => {
  const numbers = { hole: String(hole.number), seen: String(seen.number) }
  const { service_requests: found } = await json(`requests.json?${old}${query}`)
  expect(found.map(({ service_request_id: id }: Record<string, unknown>) => id)).toEqual(
    expected.map((name) => numbers[name]),
  )
})

test('the end of a window is not in it', async () => {
  const { at } = await db
    .selectFrom('reports')
    .select('confirmed_at as at')
    .where('number', '=', hole.number)
    .executeTakeFirstOrThrow()
  const end = encodeURIComponent(at.toISOString())
  const { service_requests: found } = await json(`requests.json?${old}&end_date=${end}`)
  expect(found).toEqual([])
})

test('a number nobody has is an empty list', async () => {
  const answer = await ask(`requests/7714.json?${old}`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ service_requests: [] })
})
