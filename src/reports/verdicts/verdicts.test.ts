import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { provenPerson } from '#people/proven-person.ts'
import { openTestDatabase } from '../../../test/database.ts'
import {
  alingsas,
  aReport,
  emptyQueues,
  fillBodies,
  type MadeReport,
  theBody,
} from '../../../test/reports.ts'
import { confirmedFix } from '../contributions/confirmed-fix.ts'
import { followReport } from '../follow-report.ts'
import { takeLetters } from '../letters/take-letters.ts'
import { listReports } from '../lists/list-reports.ts'
import { unnarrowed } from '../lists/narrowing.ts'
import { moveCase } from '../move-case.ts'
import { presentReport } from '../present-report.ts'
import { unsubscribe } from '../unsubscribe.ts'
import { type GivingVerdict, giveVerdict } from './give-verdict.ts'
import { linkToAskBy } from './verdict-queries.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))

const someone = () => `${randomUUID()}@invanare.example`
const fix = ({ caseId }: MadeReport) => moveCase(db, { caseId, act: 'fix', by: theBody(alingsas) })

async function aFixed(): Promise<MadeReport & { follower: number }> {
  const report = await aReport(db, { email: someone() })
  const follower = await aFollower(report)
  await emptyQueues(db)
  await fix(report)
  return { ...report, follower }
}

async function aFollower({ number }: MadeReport): Promise<number> {
  const person = await provenPerson(db, { email: someone(), language: 'sv' })
  await followReport(db, { report: number, municipality: alingsas }, person, 'sv')
  return person
}

/** The links by which a person is asked, the oldest fix first. */
async function linksOf(person: number, report: number): Promise<string[]> {
  const rows = await db
    .selectFrom('verdicts')
    .select('link')
    .where('person', '=', person)
    .where('report', '=', report)
    .orderBy('fix')
    .execute()
  return rows.map(({ link }) => link)
}

async function answer(
  person: number,
  { number }: MadeReport,
  says: GivingVerdict['says'],
  changes: Partial<GivingVerdict> = {},
): Promise<void> {
  const link = (await linksOf(person, number)).at(-1) ?? ''
  await giveVerdict(db, { id: randomUUID(), link, says, words: '', language: 'sv', door: 'web', ...changes })
}

async function standing({ number }: MadeReport) {
  const report = await presentReport(db, number, 'published')
  if (!report) throw new Error('no such report')
  const { state, reopened, sightings } = report
  const said = { fixed: sightings.fixed?.count ?? 0, still: sightings.still?.count ?? 0 }
  const confirmed = confirmedFix(report)
  expect(await isListedAsConfirmed(report.number)).toBe(confirmed !== null)
  return { state, reopened, ...said, confirmed }
}

async function isListedAsConfirmed(number: number): Promise<boolean> {
  const of = { ...unnarrowed, municipality: alingsas, group: null, order: 'newest', from: null } as const
  const { reports } = await listReports(db, of, 1000)
  return reports.find((report) => report.number === number)?.isFixConfirmed ?? false
}

/** Of the letters that are due, to whom they go and whether they ask. */
async function askedInLetters(): Promise<Map<number, boolean>> {
  const asked = new Map<number, boolean>()
  for (const { id } of await takeLetters(db, 20)) {
    const { person } = await db
      .selectFrom('letters')
      .select('person')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (person !== null) asked.set(person, (await linkToAskBy(db, id, person)) !== null)
  }
  return asked
}

test('the reporter who says that it is still there opens the case again; the holder hears it in their words', async () => {
  const report = await aFixed()
  await answer(report.person, report, 'still', { words: 'Hålet är kvar.' })
  expect(await standing(report)).toMatchObject({ state: 'new', reopened: 1, still: 1, confirmed: null })
  const told = await db
    .selectFrom('deliveries')
    .innerJoin('entry_texts', 'entry_texts.entry', 'deliveries.entry')
    .select(['deliveries.kind', 'entry_texts.words'])
    .where('deliveries.report', '=', report.number)
    .where('entry_texts.version', '=', 'original')
    .execute()
  expect(told).toEqual([{ kind: 'reopening', words: 'Hålet är kvar.' }])
})

test('what is said of a duplicate confirms the fix it was merged into, for as long as it is merged', async () => {
  const [main, other] = [await aFixed(), await aFixed()]
  expect(await standing(main)).toMatchObject({ confirmed: null })
  await answer(other.follower, other, 'fixed')
  const by = theBody(alingsas)
  await moveCase(db, { caseId: other.caseId, act: 'reopen', by })
  await moveCase(db, { caseId: other.caseId, act: 'mark_duplicate', by, mainReport: main.number })
  expect(await standing(main)).toMatchObject({ confirmed: { byReporter: false, others: 1 } })
  await moveCase(db, { caseId: other.caseId, act: 'unmark_duplicate', by })
  expect(await standing(main)).toMatchObject({ confirmed: null })
})

test('a fix that is done again has to be confirmed again', async () => {
  const report = await aFixed()
  await answer(report.follower, report, 'fixed')
  expect(await standing(report)).toMatchObject({ confirmed: { others: 1 } })
  await moveCase(db, { caseId: report.caseId, act: 'reopen', by: theBody(alingsas) })
  expect(await standing(report)).toMatchObject({ state: 'new', confirmed: null })
  await fix(report)
  expect(await standing(report)).toMatchObject({ state: 'fixed', fixed: 1, confirmed: null })
})

test('of others, and of the reporter after thirty days, it is counted and moves nothing', async () => {
  const report = await aFixed()
  await answer(report.follower, report, 'still')
  expect(await standing(report)).toMatchObject({ state: 'fixed', still: 1 })
  await sql`update cases set state_since = state_since - interval '31 days' where id = ${report.caseId}`.execute(
    db,
  )
  await answer(report.person, report, 'still')
  expect(await standing(report)).toMatchObject({ state: 'fixed', reopened: 0, still: 2 })
})

test('a fix is confirmed by who has seen it since, for as long as nobody says that it is still there', async () => {
  const report = await aFixed()
  expect((await standing(report)).confirmed).toBeNull()
  await answer(report.follower, report, 'fixed')
  expect((await standing(report)).confirmed).toEqual({ byReporter: false, others: 1 })
  await answer(report.person, report, 'fixed')
  expect((await standing(report)).confirmed).toEqual({ byReporter: true, others: 1 })
  await answer(report.follower, report, 'still')
  expect(await standing(report)).toMatchObject({ fixed: 1, still: 1, confirmed: null })
})

test('what was said of an earlier fix confirms no later one', async () => {
  const report = await aFixed()
  await answer(report.follower, report, 'fixed')
  await answer(report.person, report, 'still')
  await fix(report)
  // The reporter's word is older than this fix too: it stands against nothing.
  expect(await standing(report)).toMatchObject({ state: 'fixed', fixed: 1, still: 1, confirmed: null })
  await answer(report.person, report, 'fixed')
  expect((await standing(report)).confirmed).toEqual({ byReporter: true, others: 0 })
})

test('who doesn’t know is counted for nothing, takes back what they said, and is heard all the same', async () => {
  const report = await aFixed()
  await answer(report.follower, report, 'fixed')
  await answer(report.follower, report, 'unsure', { words: 'Jag har inte varit där än.' })
  expect(await standing(report)).toMatchObject({ fixed: 0, still: 0, confirmed: null })
  const said = await db.selectFrom('verdicts').select('says').where('person', '=', report.follower).execute()
  expect(said).toEqual([{ says: 'unsure' }])
  const { rows } = await sql<{ act: string }>`
    select act from events where report = ${report.number} and person = ${report.follower} order by id`.execute(
    db,
  )
  expect(rows.map(({ act }) => act)).toEqual(['say_fixed', 'say_unsure', 'update'])
})

test('the same form sent twice is one answer', async () => {
  const report = await aFixed()
  const id = randomUUID()
  for (const _ of ['pressed', 'again'])
    await answer(report.follower, report, 'fixed', { id, words: 'Fint lagat.' })
  const entries = await db.selectFrom('entries').select('says').where('report', '=', report.number).execute()
  expect(entries).toEqual([{ says: 'fixed' }])
})

test('what has been opened again, merged or hidden meanwhile takes no answer', async () => {
  const [opened, merged, hidden, main] = [await aFixed(), await aFixed(), await aFixed(), await aFixed()]
  const by = theBody(alingsas)
  await moveCase(db, { caseId: opened.caseId, act: 'reopen', by })
  await moveCase(db, { caseId: merged.caseId, act: 'reopen', by })
  await moveCase(db, { caseId: merged.caseId, act: 'mark_duplicate', by, mainReport: main.number })
  await db.updateTable('reports').set({ visibility: 'hidden' }).where('number', '=', hidden.number).execute()
  await expect(answer(opened.person, opened, 'fixed')).rejects.toMatchObject({ why: 'state' })
  await expect(answer(merged.person, merged, 'still')).rejects.toMatchObject({ why: 'not_present' })
  await expect(answer(hidden.person, hidden, 'still')).rejects.toThrow('hidden')
  const answered = await db
    .selectFrom('verdicts')
    .select('fix')
    .where('report', 'in', [opened.number, merged.number, hidden.number])
    .where('says', 'is not', null)
    .execute()
  expect(answered).toEqual([])
})

test('the letter of the fix asks each who gets it once; who has stopped the letters or answered is not asked', async () => {
  const report = await aReport(db, { email: someone() })
  const [stopped, answered, follower] = [
    await aFollower(report),
    await aFollower(report),
    await aFollower(report),
  ]
  await unsubscribe(db, { report: report.number, person: stopped, door: 'web' })
  await emptyQueues(db)
  await fix(report)
  await answer(answered, report, 'unsure')
  expect(await askedInLetters()).toEqual(
    new Map([
      [report.person, true],
      [answered, false],
      [follower, true],
    ]),
  )
  expect(await linksOf(stopped, report.number)).toEqual([])
  await sql`update followers set last_letter_at = null, told_at = null where report = ${report.number}`.execute(
    db,
  )
  await moveCase(db, { caseId: report.caseId, act: 'reopen', by: theBody(alingsas) })
  expect(await askedInLetters(), 'no other news asks').toEqual(
    new Map([
      [report.person, false],
      [answered, false],
      [follower, false],
    ]),
  )
})

test('who answers a later fix by an older letter’s link is not asked once more', async () => {
  const report = await aFixed()
  await moveCase(db, { caseId: report.caseId, act: 'reopen', by: theBody(alingsas) })
  await emptyQueues(db)
  await sql`update followers set last_letter_at = null, told_at = null where report = ${report.number}`.execute(
    db,
  )
  await fix(report)
  const [first = ''] = await linksOf(report.person, report.number)
  await answer(report.person, report, 'fixed', { link: first })
  expect(await askedInLetters()).toEqual(
    new Map([
      [report.person, false],
      [report.follower, true],
    ]),
  )
})

test('a fix that was opened again before its letter left is not asked of', async () => {
  const report = await aFixed()
  await moveCase(db, { caseId: report.caseId, act: 'reopen', by: theBody(alingsas) })
  expect([...(await askedInLetters()).values()]).toEqual([false, false])
})
