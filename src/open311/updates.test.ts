import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#database/transaction.ts'
import { setVisibility } from '#moderation/set-visibility.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { handOver } from '#reports/hand-over.ts'
import { moveCase } from '#reports/move-case.ts'
import { publishMessage } from '#reports/publish-message.ts'
import { sendMessage } from '#reports/send-message.ts'
import { writeNote } from '#reports/write-note.ts'
import { openTestDatabase } from '../../test/database.ts'
import { open311Client, wordsOf } from '../../test/open311.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../../test/reports.ts'

const { db } = await openTestDatabase()
const { ask, json, xml } = await open311Client(db)
const by = theBody(alingsas)
const said = 'Vi <b>lagar</b> & stänger gatan 🚧 på måndag.'

let report: Awaited<ReturnType<typeof aReport>>
let far: typeof report

beforeAll(async () => {
  await fillBodies(db)
  report = await aReport(db)
  far = await aReport(db, { lat: 55.70466, lon: 13.19101, municipality: lund, email: 'bo@invanare.example' })
  const { caseId } = report
  await moveCase(db, { caseId, act: 'receive', by })
  await answerReporter(db, { caseId, by, audience: 'update', words: said })
  await answerReporter(db, { caseId, by, audience: 'message', words: 'Bara till dig.' })
  await writeNote(db, { caseId, by, words: 'Ring Kalle först.' })
  await moveCase(db, { caseId, act: 'plan', by, plannedFor: '2027-06-01' })
  await moveCase(db, { caseId: far.caseId, act: 'decline', by: theBody(lund), words: 'Vägen är enskild.' })
})

type Row = Record<'update_id' | 'service_request_id' | 'status' | 'updated_datetime', string> & {
  description: string | null
}
const updates = (query = ''): Promise<Row[]> => json(`servicerequestupdates.json${query}`)
const told = async (query = '') =>
  (await updates(query)).map(({ status, description }) => [status, description])

test('updates are what has been done and said to everybody, the oldest first', async () => {
  expect(await told('?jurisdiction_id=1489&api_key=vad-som-helst')).toEqual([
    ['open', null],
    ['unchanged', said],
    ['planned', null],
  ])
  expect(await told('?jurisdiction_id=lund')).toEqual([['no_further_action', 'Vägen är enskild.']])
})

test('each has an id of its own that stays, and all fields in XML as in JSON', async () => {
  const rows = await updates()
  expect(new Set(rows.map(({ update_id }) => update_id)).size).toBe(4)
  expect(await updates()).toEqual(rows)
  const root = await xml('servicerequestupdates.xml')
  expect(root.tagName).toBe('service_request_updates')
  for (const name of [
    'update_id',
    'service_request_id',
    'status',
    'updated_datetime',
    'description',
  ] as const)
    expect(wordsOf(root, name)).toEqual(rows.map((row) => row[name] ?? ''))
  expect(wordsOf(root, 'media_url')).toEqual(['', '', '', ''])
})

test('a window has what was written down in it, and goes on where the last ended', async () => {
  const [first, ...rest] = await updates()
  const between = (start = '', end = '') => updates(`?start_date=${start}&end_date=${end}`)
  expect(await between(first?.updated_datetime, first?.updated_datetime)).toContainEqual(first)
  const now = new Date(Date.now() + 60_000).toISOString()
  expect((await between(rest[0]?.updated_datetime, now)).slice(-rest.length)).toEqual(rest)
  expect(await between('2020-01-01', '2020-01-02')).toEqual([])
})

test.each([
  '?start_date=2026-01-01',
  '?end_date=2026-01-01',
  '?start_date=2026-01-01T10:00&end_date=2026-01-02',
  '?page=x',
])('%s is a mistake', async (query) => {
  expect((await ask(`servicerequestupdates.json${query}`)).status).toBe(400)
})

test('pages follow each other', async () => {
  const rows = await updates()
  expect(await updates('?page_size=3&page=2')).toEqual(rows.slice(3))
  const { headers } = await ask('servicerequestupdates.json?page_size=3')
  // The window of the first page, not that of the moment the second one is asked for.
  expect(headers.get('link')).toMatch(/page=2&start_date=[^&]+&end_date=[^&]+>; rel="next"/)
})

function signal(): [Promise<void>, () => void] {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return [given, () => give()]
}

test('nothing is told while what is older may still be written', async () => {
  const before = await updates()
  const [begun, begin] = signal()
  const [released, release] = signal()
  const slow = inTransaction(db, async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx)
    begin()
    await released
    await answerReporter(tx, { caseId: far.caseId, by: theBody(lund), audience: 'update', words: 'Först.' })
  })
  await begun
  await answerReporter(db, { caseId: report.caseId, by, audience: 'update', words: 'Sedan.' })
  expect(await updates()).toEqual(before)
  const since = before.at(-1)?.updated_datetime
  const changed = async () =>
    (await json(`requests.json?updated_after=${since}`)).map(({ service_request_id: id }: Row) => Number(id))
  expect(await changed()).not.toContain(report.number)
  release()
  await slow
  expect((await told()).slice(before.length).map(([, words]) => words)).toEqual(['Sedan.', 'Först.'])
  expect((await changed()).slice(-2)).toEqual([report.number, far.number])
})

test('a hand-over is told as one that goes on, and what is published since is told once', async () => {
  const sent = await sendMessage(db, {
    ...{ report: report.number, person: report.person, door: 'web', words: 'Det är djupare nu.' },
  })
  await publishMessage(db, { entry: sent.entry, person: report.person, door: 'web' })
  await handOver(db, { caseId: report.caseId, by, to: 'trafikverket', words: 'Det är deras väg.' })
  expect((await told('?jurisdiction_id=1489')).slice(-2)).toEqual([
    ['unchanged', 'Det är djupare nu.'],
    ['open', 'Det är deras väg.'],
  ])
})

test('what is hidden is told no more', async () => {
  await db.updateTable('entries').set({ hidden_at: new Date() }).where('audience', '=', 'update').execute()
  expect((await told('?jurisdiction_id=1489')).map(([, words]) => words).filter(Boolean)).toEqual([])
  await setVisibility(db, { report: report.number, visibility: 'hidden', door: 'command' })
  expect(await told('?jurisdiction_id=1489')).toEqual([])
})
