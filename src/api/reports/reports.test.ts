import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { moveCase } from '#reports/move-case.ts'
import { sendMessage } from '#reports/send-message.ts'
import { writeNote } from '#reports/write-note.ts'
import { apiClient, home } from '../../../test/api.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { brokenEndings, hostileValues, inAddress } from '../../../test/hostile-inputs.ts'
import { aReportWithPhoto, testPhotos } from '../../../test/photos.ts'
import { alingsas, aReport, fillBodies, lund, type MadeReport, theBody } from '../../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { ask, json } = await apiClient(db, { photos })

let hole: MadeReport
let paint: MadeReport & { id: string; address: string }
let lamp: MadeReport
let hidden: MadeReport

beforeAll(async () => {
  hole = await aReport(db, { title: 'Svallande hål', category: 'hal' })
  paint = await aReportWithPhoto(db, photos, { category: 'klotter', title: 'Klotter på muren' })
  lamp = await aReport(db, { municipality: lund, lat: 55.7, lon: 13.19, category: 'belysning' })
  hidden = await aReport(db, { title: 'Göms' })
  await db.updateTable('reports').set({ visibility: 'hidden' }).where('number', '=', hidden.number).execute()
  await moveCase(db, { caseId: hole.caseId, act: 'fix', by: theBody(alingsas), words: 'Lagat i dag.' })
  await db
    .updateTable('reports')
    .set({ confirmed_at: sql<Date>`now() - interval '3 days'` })
    .where('number', '=', hole.number)
    .execute()
})

const numbersOf = async (question: string): Promise<number[]> =>
  (await json(`reports?${question}`)).reports.map(({ number }: { number: number }) => number)
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

test('a program reads what everybody may, the newest first, and nothing of whoever wrote it', async () => {
  const answer = await ask('reports')
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  const text = await answer.text()
  expect(text).not.toMatch(/invanare|Ada Lind/)
  const { reports, next } = JSON.parse(text)
  expect(next).toBeNull()
  expect(reports.map(({ number }: { number: number }) => number)).toEqual([
    lamp.number,
    paint.number,
    hole.number,
  ])
  expect(reports[2]).toMatchObject({
    page: `${home}/rapporter/${hole.number}`,
    self: `${home}/api/v1/reports/${hole.number}`,
    title: 'Svallande hål',
    state: 'fixed',
    stateGroup: 'fixed',
    category: 'hal',
    categoryGroup: 'gata',
    municipality: alingsas,
    municipalityName: 'Alingsås kommun',
    holder: alingsas,
    lat: 57.93018,
    lon: 12.53352,
    photo: null,
  })
  expect(reports[1].photo).toBe(`${home}/foto/${paint.address}/medium`)
})

test('what is asked for is what is given', async () => {
  expect(await numbersOf(`municipality=${lund}`)).toEqual([lamp.number])
  expect(await numbersOf(`holder=${alingsas}`)).toEqual([paint.number, hole.number])
  expect(await numbersOf('category=hal,belysning')).toEqual([lamp.number, hole.number])
  expect(await numbersOf('category_group=gata')).toEqual([hole.number])
  expect(await numbersOf('category_group=gata&category=belysning')).toEqual([])
  expect(await numbersOf('state_group=fixed')).toEqual([hole.number])
  expect(await numbersOf(`state_group=open&municipality=${alingsas}`)).toEqual([paint.number])
  expect(await numbersOf('bbox=13,55.6,13.3,55.8')).toEqual([lamp.number])
  expect(await numbersOf('lat=55.7&lon=13.19&radius=50')).toEqual([lamp.number])
  expect(await numbersOf('has_photo=true')).toEqual([paint.number])
  expect(await numbersOf('q=svallande')).toEqual([hole.number])
  expect(await numbersOf(`q=${hidden.number}`)).toEqual([])
  expect(await numbersOf(`confirmed_to=${daysAgo(1)}`)).toEqual([hole.number])
  expect(await numbersOf(`confirmed_from=${daysAgo(1)}`)).toEqual([lamp.number, paint.number])
  expect(await numbersOf('confirmed_from=2099-01-01T00:00:00+01:00')).toEqual([])
})

test('pages lead from one to the next, in the answer and in its header', async () => {
  const seen: number[] = []
  let at: string | null = 'reports?limit=1&state_group=open'
  while (at !== null) {
    const answer = await ask(at)
    const page: { reports: { number: number }[]; next: string | null } = await answer.json()
    seen.push(...page.reports.map(({ number }) => number))
    expect(answer.headers.get('link')).toBe(page.next && `<${page.next}>; rel="next"`)
    at = page.next
  }
  expect(seen).toEqual([lamp.number, paint.number])
})

test('a report is told with its photos and what has happened, by code and in words', async () => {
  const told = await json(`reports/${hole.number}`)
  expect(told).toMatchObject({ number: hole.number, state: 'fixed', mainReport: null, supporters: 0 })
  expect(told.updates.map(({ act }: { act: string }) => act)).toEqual(['fix', 'confirm'])
  expect(told.updates[0]).toMatchObject({ actor: 'body', body: 'Alingsås kommun', words: 'Lagat i dag.' })
  const { updates } = await json(`reports/${hole.number}/updates`)
  expect(updates).toEqual(told.updates)
  const painted = await json(`reports/${paint.number}`)
  expect(painted.photos).toEqual([
    expect.objectContaining({ width: 320, height: 240, small: `${home}/foto/${paint.address}/small` }),
  ])
})

test('what was answered is told in words, but for what is the body’s alone', async () => {
  const { number } = await aReport(db, {
    ...{ municipality: lund, lat: 55.71, lon: 13.2, category: 'hal' },
    answers: [
      { body: null, code: 'korbana', value: 'kant' },
      { body: null, code: 'plat', value: 'ABC 123' },
    ],
  })
  const answered = { code: 'korbana', question: 'Var är hålet?', answer: 'Vid kanten' }
  expect((await json(`reports/${number}`)).answers).toEqual([answered])
  const [told] = (await json(`reports/${number}?language=en`)).answers
  expect(told).toMatchObject({ question: 'Where is the hole?', answer: 'At the edge' })
  await db.updateTable('reports').set({ visibility: 'hidden' }).where('number', '=', number).execute()
})

test('what is said between two, or noted, is told to nobody else', async () => {
  const { number: report, person, caseId } = paint
  await sendMessage(db, { report, person, door: 'web', words: 'Porten är min.' })
  await writeNote(db, { caseId, by: theBody(alingsas), words: 'Ring ägaren.' })
  for (const path of [`reports/${report}`, `reports/${report}/updates`]) {
    const text = await (await ask(path)).text()
    expect(text).not.toMatch(/Porten är min|Ring ägaren|"note"|"message"/)
    expect(text).not.toContain(paint.id)
  }
})

test('what is not public is not there, and what is hidden is gone', async () => {
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', lamp.number).execute()
  for (const end of ['', '/updates']) {
    for (const word of [lamp.number, 1, 'abc', '9'.repeat(40), '%00']) {
      const answer = await ask(`reports/${word}${end}`)
      expect(answer.status, `${word}${end}`).toBe(404)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    }
    expect((await ask(`reports/${hidden.number}${end}`)).status).toBe(410)
  }
  expect(await numbersOf(`municipality=${lund}`)).toEqual([])
  await db.updateTable('reports').set({ visibility: 'public' }).where('number', '=', lamp.number).execute()
})

test('a map program gets GeoJSON, longitude first', async () => {
  const accept = { accept: 'application/geo+json' }
  const answer = await ask(`reports?municipality=${lund}`, accept)
  expect(answer.headers.get('content-type')).toBe('application/geo+json')
  expect(answer.headers.get('vary')).toContain('Accept')
  const { type, features } = await answer.json()
  expect(type).toBe('FeatureCollection')
  expect(features).toMatchObject([
    { type: 'Feature', id: lamp.number, geometry: { type: 'Point', coordinates: [13.19, 55.7] } },
  ])
  expect(features[0].properties).not.toHaveProperty('lat')
  const one = await (await ask(`reports/${lamp.number}`, accept)).json()
  expect(one).toMatchObject({ type: 'Feature', properties: { category: 'belysning', photos: [] } })
  const both = await ask(`reports/${lamp.number}`, { accept: 'application/json, application/geo+json;q=0.5' })
  expect(both.headers.get('content-type')).toContain('application/json')
})

test('who has it already is not sent it again, until something is new', async () => {
  const tag = (await ask('reports')).headers.get('etag') ?? ''
  const again = await ask('reports', { 'if-none-match': `"other", ${tag}` })
  expect(again.status).toBe(304)
  expect(again.headers.get('access-control-allow-origin')).toBe('*')
  expect((await ask('reports?limit=1', { 'if-none-match': tag })).status).toBe(200)
  await moveCase(db, { caseId: paint.caseId, act: 'receive', by: theBody(alingsas) })
  expect((await ask('reports', { 'if-none-match': tag })).status).toBe(200)
})

test.each([
  ['municipality=atlantis', 'municipality'],
  ['holder=nobody', 'holder'],
  ['category=hal,vulkan', 'category'],
  ['category_group=x', 'category_group'],
  ['state_group=hidden', 'state_group'],
  ['bbox=13,57,12,58', 'bbox'],
  ['lat=57&lon=12', 'radius'],
  ['lat=57&lon=12&radius=50001', 'radius'],
  ['bbox=12,57,13,58&lat=57&lon=12&radius=10', 'bbox'],
  ['confirmed_from=2026-11-01', 'confirmed_from'],
  ['confirmed_to=yesterday', 'confirmed_to'],
  ['has_photo=false', 'has_photo'],
  ['limit=201', 'limit'],
  ['limit=0', 'limit'],
  ['cursor=abc', 'cursor'],
  ['municipalty=1489', 'municipalty'],
])('%s is refused, and said to be about %s', async (question, name) => {
  const answer = await ask(`reports?${question}`)
  expect(answer.status).toBe(422)
  expect(Object.keys((await answer.json()).errors)).toContain(name)
})

const parameters = [
  ...['municipality', 'holder', 'category', 'category_group', 'state_group', 'bbox', 'lat', 'lon', 'radius'],
  ...['confirmed_from', 'confirmed_to', 'updated_after', 'has_photo', 'q', 'limit', 'cursor'],
  ...['language', 'kind'],
]

test.each(parameters)('nothing in %s is a fault of ours', async (name) => {
  const paths = ['reports', `reports/${hole.number}`, 'bodies', 'categories', 'areas']
  for (const value of Object.values(hostileValues).flat().map(inAddress))
    for (const path of paths) {
      const { status } = await ask(`${path}?${name}=${value}`)
      expect([200, 422], `${path}?${name}=${value}`).toContain(status)
    }
})

test.each(['reports/', 'bodies/', 'reports?cursor=', 'bodies?cursor='])(
  'whatever stands after %s, it is no fault of ours',
  async (path) => {
    for (const ending of [...brokenEndings, ...Object.values(hostileValues).flat().map(inAddress)])
      expect((await ask(path + ending)).status, path + ending).toBeLessThan(500)
  },
)

test('a cursor of one list is not understood by another', async () => {
  const cursorOf = async (path: string) => new URL((await json(path)).next).searchParams.get('cursor')
  const cursors = {
    bodies: await cursorOf('bodies?limit=1'),
    reports: await cursorOf('reports?limit=1'),
    changes: await cursorOf('reports?limit=1&updated_after=2020-01-01T00:00:00Z'),
  }
  const statusOf = async (path: string, cursor: string | null) =>
    (await ask(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`)).status
  const lists = {
    bodies: 'bodies',
    reports: 'reports',
    changes: 'reports?updated_after=2020-01-01T00:00:00Z',
  }
  for (const [list, path] of Object.entries(lists))
    for (const [of, cursor] of Object.entries(cursors))
      expect(await statusOf(path, cursor), `${of} in ${list}`).toBe(of === list ? 200 : 422)
})

test('what has changed since comes once, the first changed first, page by page', async () => {
  const all = await json('reports?limit=200')
  const numbers: number[] = []
  let next: string | undefined = 'reports?limit=2&updated_after=2020-01-01T00:00:00Z'
  const changed: string[] = []
  while (next) {
    const page = await json(next)
    for (const { number, changedAt } of page.reports) {
      numbers.push(number)
      changed.push(changedAt)
    }
    next = page.next?.split('/api/v1/')[1]
  }
  expect(numbers.toSorted()).toEqual(all.reports.map(({ number }: { number: number }) => number).toSorted())
  expect(changed).toEqual(changed.toSorted())
  const latest = await json(`reports?updated_after=${new Date(Date.now() + 1000).toISOString()}`)
  expect(latest.reports).toEqual([])
})

test.each([
  ['q=och', 'q'],
  ['category=hal&category=klotter', 'category'],
  ['updated_after=2020-01-01T00:00:00Z&state_group=open', 'state_group'],
])('%s is refused rather than answered with everything', async (query, name) => {
  const answer = await ask(`reports?${query}`)
  expect([answer.status, Object.keys((await answer.json()).errors)]).toEqual([422, [name]])
})
