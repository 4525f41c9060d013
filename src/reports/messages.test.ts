import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import {
  alingsas,
  aReport,
  emptyQueues,
  fillBodies,
  lund,
  type MadeReport,
  theBody,
} from '../../test/reports.ts'
import { followReport } from './follow-report.ts'
import { handOver } from './hand-over.ts'
import { happeningsOf, type Reader } from './happenings.ts'
import { newsIn } from './letters/news-in-letter.ts'
import { moveCase } from './move-case.ts'
import { publishMessage } from './publish-message.ts'
import { sendMessage } from './send-message.ts'
import { writeNote } from './write-note.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))

const aPerson = async (): Promise<number> => {
  const { id } = await db
    .insertInto('people')
    .values({ email: `${randomUUID()}@invanare.example` })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function quietReport(): Promise<MadeReport> {
  const report = await aReport(db, { email: `${randomUUID()}@invanare.example` })
  await emptyQueues(db)
  return report
}

const send = ({ number, person }: MadeReport, changes = {}) =>
  sendMessage(db, { report: number, person, door: 'mail', words: 'Det gungar när man kör över.', ...changes })

const by = (body: string) => ({ ...theBody(body), door: 'mail' as const })

const stateOf = async ({ number }: MadeReport) => {
  const { state } = await db
    .selectFrom('cases')
    .select('state')
    .where('report', '=', number)
    .where('is_present', '=', true)
    .executeTakeFirstOrThrow()
  return state
}

const queued = ({ number }: MadeReport) =>
  db
    .selectFrom('deliveries')
    .select(['kind', 'holder', 'entry'])
    .where('report', '=', number)
    .where('state', '=', 'queued')
    .execute()

async function read({ number, caseId }: MadeReport, reader: Reader['is'], isPresent = true) {
  const by: Reader = reader === 'holder' ? { is: reader, caseId, isPresent } : { is: reader }
  const happened = await happeningsOf(db, number, by)
  return happened.flatMap(({ act, words }) => (words ? `${act}: ${words}` : []))
}

/** What each letter that waits tells, in words. */
async function newsOf({ number }: MadeReport): Promise<string[]> {
  const letters = await db
    .selectFrom('letters')
    .select('id')
    .where('report', '=', number)
    .where('kind', '=', 'news')
    .where('state', '=', 'queued')
    .execute()
  const news = await Promise.all(letters.map(({ id }) => newsIn(db, id, 'new')))
  return news.flat().map(({ act, words }) => `${act}: ${words ?? ''}`)
}

test('a message goes to the holder, and is read by the holder and its writer alone', async () => {
  const report = await quietReport()
  const follower = await aPerson()
  await followReport(db, { report: report.number, municipality: alingsas }, follower, 'sv')
  const { became, entry } = await send(report)
  expect(became).toBe('message')
  expect(await queued(report)).toEqual([{ kind: 'message', holder: alingsas, entry }])
  const told = ['message: Det gungar när man kör över.']
  expect(await read(report, 'holder')).toEqual(told)
  expect(await read(report, 'reporter')).toEqual(told)
  expect(await read(report, 'public')).toEqual([])
  expect(await newsOf(report)).toEqual([])
})

test('what somebody else writes to the holder is not for the reporter, nor for everybody', async () => {
  const report = await quietReport()
  await send(report, { person: await aPerson() })
  expect(await read(report, 'holder')).toHaveLength(1)
  expect(await read(report, 'reporter')).toEqual([])
  expect(await read(report, 'public')).toEqual([])
})

test('whoever holds the report next reads it too; notes stay with who wrote them', async () => {
  const report = await quietReport()
  await send(report)
  await writeNote(db, { caseId: report.caseId, by: by(alingsas), words: 'Ring Kent.' })
  const next = await handOver(db, { caseId: report.caseId, by: by(alingsas), to: lund })
  expect(await read({ ...report, caseId: next.id }, 'holder')).toEqual([
    'message: Det gungar när man kör över.',
  ])
  expect(await read(report, 'holder', false)).toEqual([
    'message: Det gungar när man kör över.',
    'note: Ring Kent.',
  ])
  for (const reader of ['reporter', 'public'] as const)
    expect((await read(report, reader)).join()).not.toContain('Kent')
})

test('only the holder notes', async () => {
  const { caseId } = await quietReport()
  await expect(writeNote(db, { caseId, by: by(lund), words: 'Hej' })).rejects.toMatchObject({ why: 'actor' })
})

test('an answer to what was asked lets the clock go on', async () => {
  const report = await quietReport()
  await moveCase(db, { caseId: report.caseId, act: 'ask', by: by(alingsas), words: 'Vilken sida?' })
  await emptyQueues(db)
  expect(await send(report, { words: 'Vid nummer 12.' })).toMatchObject({ became: 'supply' })
  expect(await stateOf(report)).toBe('new')
  expect(await queued(report)).toMatchObject([{ kind: 'message' }])
  expect(await read(report, 'holder')).toContain('supply: Vid nummer 12.')
  expect(await read(report, 'public')).not.toContain('supply: Vid nummer 12.')
})

test('that it is still there opens a closed case again, within thirty days, for its reporter alone', async () => {
  const report = await quietReport()
  const fix = () => moveCase(db, { caseId: report.caseId, act: 'fix', by: by(alingsas) })
  await fix()
  expect(await send(report, { says: 'still', person: await aPerson() })).toMatchObject({
    became: 'still',
  })
  expect(await stateOf(report)).toBe('fixed')
  await emptyQueues(db)
  expect(await send(report, { says: 'still' })).toMatchObject({ became: 'reopen' })
  expect(await stateOf(report)).toBe('new')
  expect(await queued(report)).toMatchObject([{ kind: 'reopening' }])
  await fix()
  await sql`update cases set state_since = now() - interval '31 days' where id = ${report.caseId}`.execute(db)
  expect(await send(report, { says: 'still' })).toMatchObject({ became: 'still' })
})

test('that it is fixed, and thanks, count as by the page’s buttons, and the words stay between two', async () => {
  const report = await quietReport()
  const sightings = () =>
    db.selectFrom('sightings').select(['person', 'says']).where('report', '=', report.number).execute()
  expect(await send(report, { says: 'fixed', words: 'Nu är det lagat.' })).toMatchObject({ became: 'fixed' })
  expect(await sightings()).toEqual([{ person: report.person, says: 'fixed' }])
  expect(await send(report, { says: 'still', words: 'Trasigt igen.' })).toMatchObject({ became: 'still' })
  expect(await sightings()).toEqual([{ person: report.person, says: 'still' }])
  expect((await read(report, 'public')).join()).not.toMatch(/lagat|Trasigt/)
  expect(await queued(report)).toMatchObject([{ kind: 'message' }, { kind: 'message' }])

  expect(await send(report, { says: 'thanks' })).toMatchObject({ became: 'message' })
  await moveCase(db, { caseId: report.caseId, act: 'fix', by: by(alingsas) })
  expect(await send(report, { says: 'thanks' })).toMatchObject({ became: 'thanks' })
  expect(await send(report, { says: 'thanks' })).toMatchObject({ became: 'message' })
  const thanks = await db.selectFrom('thanks').select('person').where('report', '=', report.number).execute()
  expect(thanks).toEqual([{ person: report.person }])
})

test('what waits for an answer is answered, whatever else is said', async () => {
  const report = await quietReport()
  await moveCase(db, { caseId: report.caseId, act: 'ask', by: by(alingsas), words: 'Är det kvar?' })
  expect(await send(report, { says: 'fixed', words: 'Nu är det lagat.' })).toMatchObject({ became: 'supply' })
  const seen = await db.selectFrom('sightings').select('says').where('report', '=', report.number).execute()
  expect(seen).toEqual([])
})

test('those who follow hear that it is open again, not what was written to the holder', async () => {
  const report = await quietReport()
  await followReport(db, { report: report.number, municipality: alingsas }, await aPerson(), 'sv')
  await moveCase(db, { caseId: report.caseId, act: 'fix', by: by(alingsas) })
  await emptyQueues(db)
  await db
    .updateTable('followers')
    .set({ last_letter_at: null, told_at: null })
    .where('report', '=', report.number)
    .execute()
  await send(report, { says: 'still', words: 'Ring mig på kvällen.' })
  expect(await newsOf(report)).toEqual(['reopen: '])
})

test('its writer can let everybody read it, once, and nobody else can', async () => {
  const report = await quietReport()
  const { entry } = await send(report, { words: 'Hålet är stort. Ring 070-123 45 67.' })
  await emptyQueues(db)
  const publish = (person: number) => publishMessage(db, { entry, person, door: 'web' })
  await expect(publish(await aPerson())).rejects.toThrow('no such message')
  expect(await publish(report.person)).toEqual({ first: true })
  expect(await publish(report.person)).toEqual({ first: false })
  expect(await read(report, 'public')).toEqual(['update: Hålet är stort. Ring […].'])
  expect(await read(report, 'holder')).toEqual(['update: Hålet är stort. Ring 070-123 45 67.'])
})

test('an answer that is let out is read once, where it was let out', async () => {
  const report = await quietReport()
  await moveCase(db, { caseId: report.caseId, act: 'ask', by: by(alingsas), words: 'Vilken sida?' })
  const { entry } = await send(report, { words: 'Vid nummer 12.' })
  await publishMessage(db, { entry, person: report.person, door: 'web' })
  const happened = await happeningsOf(db, report.number, { is: 'public' })
  expect(happened.filter(({ act }) => act === 'supply' || act === 'update')).toMatchObject([
    { act: 'supply', words: null },
    { act: 'update', words: 'Vid nummer 12.' },
  ])
})

test('a report that is withdrawn takes nothing more; a private one takes its reporter’s words alone', async () => {
  const report = await quietReport()
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', report.number).execute()
  expect(await send(report)).toMatchObject({ became: 'message' })
  await expect(send(report, { person: await aPerson() })).rejects.toThrow('no such public report')
  const { person } = report
  const reporter = { actor: 'reporter', door: 'web', person } as const
  await moveCase(db, { caseId: report.caseId, act: 'withdraw', by: reporter })
  await expect(send(report)).rejects.toMatchObject({ why: 'state' })
})
