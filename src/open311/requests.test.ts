import { beforeAll, expect, test } from 'vitest'
import { answerReporter } from '#reports/answer-reporter.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { open311Client, readXml, wordsOf } from '../../test/open311.ts'
import { aReportWithPhoto, testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../../test/reports.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const { ask, json, xml } = await open311Client(db)

const hostile = `<b>Hål</b> & "rån" ]]> 'ett' åäö ÅÄÖ 🕳️👷🏽‍♀️ ${'djupt <hål> å '.repeat(284)}`.slice(0, 4000)
const inLund = { lat: 55.70466, lon: 13.19101, municipality: lund }

let hole: Awaited<ReturnType<typeof aReport>>
let lamp: typeof hole
let far: typeof hole
let seen: Awaited<ReturnType<typeof aReportWithPhoto>>

beforeAll(async () => {
  await fillBodies(db)
  hole = await aReport(db, { title: 'Hål & <grop>', description: hostile, email: 'ada@invanare.example' })
  lamp = await aReport(db, {
    title: 'Mörkt',
    category: 'belysning',
    lat: 57.95,
    email: 'bo@invanare.example',
  })
  far = await aReport(db, {
    ...inLund,
    title: 'Klotter på bron',
    category: 'klotter',
    email: 'cy@invanare.example',
  })
  seen = await aReportWithPhoto(db, photos, { title: 'Sönder', email: 'dag@invanare.example' })
  await moveCase(db, { caseId: lamp.caseId, act: 'fix', by: theBody(alingsas), words: 'Lampan är bytt.' })
})

type Row = Record<string, unknown>
const idsOf = async (query: string): Promise<number[]> =>
  (await json(`requests.json${query}`)).map(({ service_request_id: id }: Row) => Number(id))

test('a request has every field of the specification, in JSON as in XML', async () => {
  const [told] = await json(`requests/${hole.number}.json`)
  expect(told).toEqual({
    service_request_id: String(hole.number),
    status: 'open',
    status_notes: 'Ny',
    service_name: 'Hål i gatan eller vägen',
    service_code: 'hal',
    description: hostile.trim(),
    agency_responsible: 'Alingsås kommun',
    service_notice: null,
    requested_datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    updated_datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    expected_datetime: null,
    address: 'Stora torget',
    address_id: null,
    zipcode: null,
    lat: 57.93018,
    long: 12.53352,
    media_url: null,
  })
  const root = await xml(`requests/${hole.number}.xml`)
  expect(root.tagName).toBe('service_requests')
  for (const [name, value] of Object.entries(told))
    expect(wordsOf(root, name), name).toEqual([value === null ? '' : String(value)])
})

test('a list is an array under its root, the newest first', async () => {
  const all = [seen, far, lamp, hole].map(({ number }) => number)
  expect(await idsOf('')).toEqual(all)
  const { headers } = await ask('requests.xml')
  expect(headers.get('content-type')).toBe('text/xml; charset=utf-8')
  expect(wordsOf(await xml('requests.xml'), 'service_request_id')).toEqual(all.map(String))
})

test('nothing found is an empty list; a number nobody has is not there', async () => {
  expect(await json('requests.json?service_request_id=17')).toEqual([])
  expect((await xml('requests.xml?service_request_id=17')).childNodes.length).toBe(0)
  const answer = await ask('requests/17.json')
  expect(answer.status).toBe(404)
  expect((await answer.json())[0]).toMatchObject({ code: 'request_unknown' })
})

test('what a body says and how it went is told in the notes, in the asker’s language', async () => {
  const [fixed] = await json(`requests/${lamp.number}.json`)
  expect(fixed).toMatchObject({ status: 'closed', status_notes: 'Lampan är bytt.' })
  const english = await ask(`requests/${hole.number}.json`, { headers: { 'accept-language': 'en' } })
  expect((await english.json())[0]).toMatchObject({
    status_notes: 'New',
    service_name: expect.stringMatching(/^Pothole/),
  })
  expect(english.headers.get('vary')).toBe('Accept-Language')
})

test('a planned day and a photo are told with whole addresses and a zone', async () => {
  await moveCase(db, { caseId: seen.caseId, act: 'plan', by: theBody(alingsas), plannedFor: '2027-06-01' })
  const [told] = await json(`requests/${seen.number}.json`)
  expect(told.expected_datetime).toBe('2027-06-01T10:00:00.000Z')
  expect(told.media_url).toBe(`http://localhost/foto/${seen.address}/large`)
})

const numbers = () => ({ hole: hole.number, lamp: lamp.number, far: far.number, seen: seen.number })
type Named = keyof ReturnType<typeof numbers>
const around = 'lat=57.93018&long=12.53352'

const choices: readonly [string, readonly Named[]][] = [
  ['?jurisdiction_id=1489', ['seen', 'lamp', 'hole']],
  ['?jurisdiction_id=lund', ['far']],
  ['?jurisdiction_id=', ['seen', 'far', 'lamp', 'hole']],
  ['?service_code=hal', ['seen', 'hole']],
  ['?service_code=klotter,belysning', ['far', 'lamp']],
  ['?service_code=Gatubelysning', ['lamp']],
  ['?status=closed', ['lamp']],
  ['?status=open', ['seen', 'far', 'hole']],
  ['?status=open,closed', ['seen', 'far', 'lamp', 'hole']],
  ['?status=&service_code=&q=&bbox=&page=&start_date=', ['seen', 'far', 'lamp', 'hole']],
  ['?bbox=12.5,57.9,12.6,57.94', ['seen', 'hole']],
  ['?bbox=10,55,25,70', ['seen', 'far', 'lamp', 'hole']],
  [`?${around}&radius=500`, ['seen', 'hole']],
  [`?${around}`, ['seen', 'hole']],
  [`?${around}&radius=5000`, ['seen', 'lamp', 'hole']],
  ['?q=klotter', ['far']],
  ['?q=bron&jurisdiction_id=1489', []],
  ['?q=och', []],
  ['?page_size=2', ['seen', 'far']],
  ['?page_size=2&page=2', ['lamp', 'hole']],
  ['?page_size=2&page=0', ['seen', 'far']],
  ['?page_size=2&page=3', []],
  ['?page_size=5000', ['seen', 'far', 'lamp', 'hole']],
  ['?start_date=2020-01-01&end_date=2020-02-01', []],
  ['?end_date=2020-02-01T00:00:00Z', []],
]

test.each(choices)('%s lists what it should', async (query, expected) => {
  const known = numbers()
  expect(await idsOf(query)).toEqual(expected.map((name) => known[name]))
})

test('numbers that are asked for override all but where they lie', async () => {
  const ids = `service_request_id=${hole.number},%20${far.number},x,17`
  expect(await idsOf(`?${ids}&status=closed&start_date=2020-01-01&end_date=2020-01-02&q=nej`)).toEqual([
    far.number,
    hole.number,
  ])
  expect(await idsOf(`?${ids}&jurisdiction_id=lund`)).toEqual([far.number])
})

test('one municipality never shows what another has', async () => {
  expect((await ask(`requests/${far.number}.json?jurisdiction_id=1489`)).status).toBe(404)
  expect(await idsOf('?jurisdiction_id=1489&bbox=13,55,14,56')).toEqual([])
  expect((await ask(`requests/${far.number}.json?jurisdiction_id=1281`)).status).toBe(200)
})

test.each([
  ['?status=half', 400, 'parameter_unreadable'],
  ['?start_date=2026-01-01T00:00:00', 400, 'parameter_unreadable'],
  ['?start_date=i%20g%C3%A5r', 400, 'parameter_unreadable'],
  ['?start_date=2026-02-30', 400, 'parameter_unreadable'],
  ['?updated_after=now', 400, 'parameter_unreadable'],
  ['?start_date=2026-01-01&end_date=2026-06-01', 400, 'span_too_long'],
  ['?bbox=1,2,3', 400, 'parameter_unreadable'],
  ['?bbox=13,56,12,57', 400, 'parameter_unreadable'],
  ['?lat=57.9', 400, 'parameter_unreadable'],
  ['?lat=57.9&long=x', 400, 'parameter_unreadable'],
  ['?lat=57,9&long=12', 400, 'parameter_unreadable'],
  ['?page=tv%C3%A5', 400, 'parameter_unreadable'],
  ['?service_code=finns-inte', 404, 'service_unknown'],
  ['?jurisdiction_id=atlantis', 404, 'jurisdiction_unknown'],
])('%s is a mistake, and its status says which', async (query, status, code) => {
  for (const format of ['json', 'xml']) expect((await ask(`requests.${format}${query}`)).status).toBe(status)
  expect((await json(`requests.json${query}`))[0].code).toBe(code)
  expect(wordsOf(await xml(`requests.xml${query}`), 'code')).toEqual([code])
})

test('a moment counts in its own zone, written as an address may write it', async () => {
  const { at } = await db
    .selectFrom('reports')
    .select('confirmed_at as at')
    .where('number', '=', far.number)
    .executeTakeFirstOrThrow()
  const local = `${new Date(at.getTime() + 3_600_000).toISOString().slice(0, -1)}%2B01:00`
  for (const start of [at.toISOString(), local, local.replace('%2B', '+'), local.replace('01:00', '0100')])
    expect(await idsOf(`?start_date=${start}&end_date=${start}`), start).toEqual([far.number])
})

test('pages are linked, and whoever has one already is told so', async () => {
  const { headers } = await ask('requests.json?page_size=1&page=2&status=open')
  expect(headers.get('link')).toBe(
    '<http://localhost/open311/v2/requests.json?page_size=1&page=1&status=open>; rel="prev", ' +
      '<http://localhost/open311/v2/requests.json?page_size=1&page=3&status=open>; rel="next"',
  )
  const has = { headers: { 'if-none-match': headers.get('etag') ?? '' } }
  expect((await ask('requests.json?page_size=1&page=2&status=open', has)).status).toBe(304)
  expect((await ask('requests.json?page_size=1&page=2', has)).status).toBe(200)
})

test('extensions tell the title, our state, all photos and what has happened', async () => {
  await answerReporter(db, {
    caseId: hole.caseId,
    by: theBody(alingsas),
    words: 'Vi <tittar> på det & lagar.',
    audience: 'update',
  })
  const path = `requests/${hole.number}`
  const [told] = await json(`${path}.json?extensions=true`)
  expect(told.extended_attributes).toEqual({
    title: 'Hål & <grop>',
    detailed_status: 'new',
    photos: [],
    municipality_code: '1489',
    external_reference: null,
    duplicate: false,
    parent_service_request_id: null,
  })
  expect(told.notes.map(({ type }: Row) => type)).toEqual(['confirm', 'answer'])
  expect(told.notes[1]).toMatchObject({ description: 'Vi <tittar> på det & lagar.' })
  expect(told.notes[1].summary).toContain('Alingsås kommun')
  const root = readXml(await (await ask(`${path}.xml?extensions=true`)).text())
  expect(wordsOf(root, 'type')).toEqual(['confirm', 'answer'])
  expect(wordsOf(root, 'summary')[1]).toBe(told.notes[1].summary)
  const [pictured] = await json(`requests/${seen.number}.json?extensions=TRUE`)
  expect(pictured.extended_attributes.photos).toEqual([`http://localhost/foto/${seen.address}/large`])
})

test('a duplicate names the request it was merged into', async () => {
  const again = await aReport(db, { title: 'Samma hål', email: 'eva@invanare.example' })
  await moveCase(db, {
    caseId: again.caseId,
    act: 'mark_duplicate',
    by: theBody(alingsas),
    mainReport: hole.number,
  })
  const [told] = await json(`requests/${again.number}.json?extensions=true`)
  expect(told.status).toBe('closed')
  expect(told.extended_attributes).toMatchObject({
    duplicate: true,
    parent_service_request_id: String(hole.number),
  })
})

test('whatever has changed is told anew, by whomever it was changed', async () => {
  const number = String(lamp.number)
  const told = async () => (await json(`requests/${number}.json`))[0]
  const before = await told()
  expect(await told()).toEqual(before)
  await db
    .updateTable('report_texts')
    .set({ description: 'Något annat' })
    .where('report', '=', lamp.number)
    .where('version', '=', 'published')
    .execute()
  const redacted = await told()
  expect(redacted.description).toBe('Något annat')
  expect(redacted.updated_datetime > before.updated_datetime).toBe(true)
  const answers = db.selectFrom('entries').select('id').where('report', '=', lamp.number)
  await db.updateTable('entry_texts').set({ words: 'Bytt.' }).where('entry', 'in', answers).execute()
  expect((await told()).status_notes).toBe('Bytt.')
  await db.updateTable('entries').set({ hidden_at: new Date() }).where('report', '=', lamp.number).execute()
  expect((await told()).status_notes).toBe('Åtgärdad')
  await db
    .updateTable('bodies')
    .set({ name: 'Alingsås', changed_at: new Date() })
    .where('code', '=', alingsas)
    .execute()
  expect((await told()).agency_responsible).toBe('Alingsås')
})
