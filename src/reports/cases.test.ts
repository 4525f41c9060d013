import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openTestDatabase } from '../../test/database.ts'
import { testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, lund, theBody, theOperator, theReporter } from '../../test/reports.ts'
import { answerReporter } from './answer-reporter.ts'
import { deliveriesBy } from './deliveries/delivery-queries.ts'
import { deliveryToSend } from './deliveries/delivery-to-send.ts'
import { handOver } from './hand-over.ts'
import { heldReport } from './held-report.ts'
import { lapseQuestions } from './lapse-questions.ts'
import { type CaseMove, moveCase } from './move-case.ts'
import { ownReport } from './own-report.ts'
import { nationalInbox } from './passing/way.ts'
import { publicReport } from './public-report.ts'
import { readContact } from './read-contact.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
beforeAll(() => fillBodies(db))

const theirs = theBody(alingsas)
const act = (caseId: number, act: CaseMove, changes: Partial<Parameters<typeof moveCase>[1]> = {}) =>
  moveCase(db, { caseId, act, by: theirs, ...changes })
const presentState = async (number: number) => {
  const report = await publicReport(db, number)
  return report && report !== 'hidden' ? [report.state, report.plannedFor] : report
}

test('another body can neither move a case, answer on it, read who reported, nor hand it over', async () => {
  const { caseId, number } = await aReport(db)
  const by = theBody(lund)
  const tries = [
    () => moveCase(db, { caseId, act: 'fix', by }),
    () => answerReporter(db, { caseId, by, audience: 'update', words: 'Hej' }),
    () => readContact(db, { caseId, by }),
    () => handOver(db, { caseId, by, to: nationalInbox }),
  ]
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ why: 'actor' })
  expect(await presentState(number)).toEqual(['new', null])
})

test('who has handed a case over can do nothing more with it, and the next holder can', async () => {
  const { caseId, number } = await aReport(db)
  const next = await handOver(db, { caseId, by: theirs, to: lund, words: 'Er väg.' })
  await expect(act(caseId, 'fix')).rejects.toMatchObject({ why: 'not_present' })
  await expect(readContact(db, { caseId, by: theirs })).rejects.toMatchObject({ why: 'not_present' })
  await act(next.id, 'receive', { by: theBody(lund) })
  expect(await presentState(number)).toEqual(['received', null])
})

test('messages are read by the reporter and the body they are between, updates by everybody', async () => {
  const { caseId, number, person } = await aReport(db)
  await answerReporter(db, { caseId, by: theirs, audience: 'message', words: 'Bara till dig' })
  await answerReporter(db, { caseId, by: theirs, audience: 'update', words: 'Till alla' })
  await act(caseId, 'ask', { words: 'Vilken sida?' })
  await act(caseId, 'supply', { by: theReporter(person), words: 'Norra sidan' })
  const next = await handOver(db, { caseId, by: theirs, to: lund })
  const said = (report: { happenings: { words: string | null }[] } | 'hidden' | null) =>
    report && report !== 'hidden' ? report.happenings.flatMap(({ words }) => words ?? []) : []
  const all = ['Bara till dig', 'Till alla', 'Vilken sida?', 'Norra sidan']
  expect(said(await publicReport(db, number))).toEqual(['Till alla', 'Vilken sida?'])
  expect(said(await ownReport(db, number, person))).toEqual(all)
  expect(said(await heldReport(db, caseId, alingsas))).toEqual(all)
  expect(said(await heldReport(db, next.id, lund))).toEqual(['Till alla', 'Vilken sida?', 'Norra sidan'])
})

test('what a reporter told one holder is read by the next, in its mail and on its page, never by the one before', async () => {
  const { caseId, number, person } = await aReport(db)
  const links = linksSignedBy(await signingKeys(db))
  const asked = async (of: number, holder: string, question: string, told: string) => {
    await answerReporter(db, {
      caseId: of,
      by: theBody(holder),
      audience: 'message',
      words: `Bara du, ${holder}`,
    })
    await act(of, 'ask', { by: theBody(holder), words: question })
    await act(of, 'supply', { by: theReporter(person), words: told })
  }
  const token = links.token('case', await caseLinkOf(caseId))
  await asked(caseId, alingsas, 'Vilken sida?', `Norra sidan, se /svar/${token}`)
  const second = await handOver(db, { caseId, by: theirs, to: lund })
  await asked(second.id, lund, 'Vilken höjd?', 'Knähöjd')
  const third = await handOver(db, { caseId: second.id, by: theBody(lund), to: nationalInbox })
  const messages = async (of: number, holder: string) =>
    (await heldReport(db, of, holder)).happenings.flatMap(({ audience, words }) =>
      audience === 'message' ? words : [],
    )
  expect(await messages(caseId, alingsas)).toEqual(['Bara du, 1489', 'Norra sidan, se […]'])
  expect(await messages(second.id, lund)).toEqual(['Bara du, 1281', 'Knähöjd'])
  expect(await messages(third.id, nationalInbox)).toEqual(['Norra sidan, se […]', 'Knähöjd'])
  const mails = await deliveriesBy(db, { report: number }, 20)
  const told = await Promise.all(
    mails
      .filter(({ kind }) => kind === 'report' || kind === 'hand_over')
      .map(async ({ id }) =>
        (await deliveryToSend({ db, links, photos }, id)).earlierMessages.map(({ words }) => words),
      ),
  )
  expect(told).toEqual([[], ['Norra sidan, se […]'], ['Norra sidan, se […]', 'Knähöjd']])
})

const caseLinkOf = async (caseId: number) =>
  (await db.selectFrom('links').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow()).id

test('one who did not write a report cannot open it as its reporter', async () => {
  const mine = await aReport(db)
  const other = await aReport(db, { email: 'bo@invanare.example' })
  await expect(ownReport(db, mine.number, other.person)).rejects.toMatchObject({ name: 'NotFound' })
})

test('a plan keeps its day through questions and undone acts', async () => {
  const { caseId, number, person } = await aReport(db)
  await act(caseId, 'plan', { plannedFor: '2026-12-01' })
  await act(caseId, 'ask', { words: 'När?' })
  expect(await presentState(number)).toEqual(['needs_information', null])
  await act(caseId, 'supply', { by: theReporter(person) })
  expect(await presentState(number)).toEqual(['planned', '2026-12-01'])
  await act(caseId, 'fix')
  await act(caseId, 'undo')
  expect(await presentState(number)).toEqual(['planned', '2026-12-01'])
  await act(caseId, 'plan', { plannedFor: '2027-01-15' })
  await act(caseId, 'undo')
  expect(await presentState(number)).toEqual(['planned', '2026-12-01'])
  await act(caseId, 'start')
  await act(caseId, 'plan')
  expect(await presentState(number)).toEqual(['planned', null])
})

test('a question inside a question is answered back to where the first was asked', async () => {
  const { caseId, number, person } = await aReport(db)
  await act(caseId, 'investigate')
  await act(caseId, 'ask')
  await act(caseId, 'plan')
  await act(caseId, 'undo')
  await act(caseId, 'supply', { by: theReporter(person) })
  expect(await presentState(number)).toEqual(['investigating', null])
})

test('the end of a merge is not undone: the main report may be gone by then', async () => {
  const [main, duplicate] = [await aReport(db), await aReport(db)]
  await act(duplicate.caseId, 'receive')
  await act(duplicate.caseId, 'mark_duplicate', { mainReport: main.number })
  await act(duplicate.caseId, 'unmark_duplicate')
  expect(await presentState(duplicate.number)).toEqual(['received', null])
  await expect(act(duplicate.caseId, 'undo')).rejects.toMatchObject({ why: 'state' })
})

test('two reports merged into each other at the same moment: one goes, the other is refused', async () => {
  const [one, other] = [await aReport(db), await aReport(db)]
  const merges = await Promise.allSettled([
    act(one.caseId, 'mark_duplicate', { mainReport: other.number }),
    act(other.caseId, 'mark_duplicate', { mainReport: one.number }),
  ])
  expect(merges.map((merge) => merge.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [refused] = merges.flatMap((merge) => (merge.status === 'rejected' ? [merge.reason] : []))
  expect(refused).toMatchObject({ name: 'MergeRefused' })
})

test('two acts at once on one case come one after the other; what no longer fits is refused', async () => {
  const { caseId, number } = await aReport(db)
  const [fixed, declined] = await Promise.allSettled([act(caseId, 'fix'), act(caseId, 'decline')])
  const done = [fixed, declined].filter((one) => one.status === 'fulfilled')
  expect(done).toHaveLength(1)
  const { rows } = await sql<{ from: string; to: string }>`
    select from_state as from, to_state as to from events
     where report = ${number} and from_state is not null`.execute(db)
  expect(rows).toEqual([{ from: 'new', to: fixed.status === 'fulfilled' ? 'fixed' : 'no_action' }])
})

test('a report withdrawn while it is handed over ends in one way or the other', async () => {
  const { caseId, number, person } = await aReport(db)
  await Promise.allSettled([
    handOver(db, { caseId, by: theOperator, to: lund }),
    act(caseId, 'withdraw', { by: theReporter(person) }),
  ])
  const present = await db
    .selectFrom('cases')
    .select(['holder', 'state'])
    .where('report', '=', number)
    .where('is_present', '=', true)
    .execute()
  expect([[{ holder: lund, state: 'new' }], [{ holder: alingsas, state: 'withdrawn' }]]).toContainEqual(
    present,
  )
})

test('a question nobody answers ends after fourteen days, not before', async () => {
  const { caseId, number } = await aReport(db)
  await act(caseId, 'start')
  await act(caseId, 'ask')
  const older = (days: number) =>
    sql`update cases set state_since = state_since - make_interval(days => ${days}) where id = ${caseId}`.execute(
      db,
    )
  await older(13)
  expect(await lapseQuestions(db)).toBe(0)
  await older(1)
  expect(await lapseQuestions(db)).toBe(1)
  expect(await presentState(number)).toEqual(['in_progress', null])
})

test('a hand-over to nobody, or to who holds it, is refused', async () => {
  const { caseId } = await aReport(db)
  await expect(handOver(db, { caseId, by: theOperator, to: '9999' })).rejects.toMatchObject({
    name: 'NotFound',
  })
  await expect(handOver(db, { caseId, by: theOperator, to: alingsas })).rejects.toMatchObject({
    name: 'Conflict',
  })
})

test('history can be neither changed nor taken away, and a report keeps its home', async () => {
  const { number } = await aReport(db)
  const { rows } = await sql<{ part: string }>`
    select distinct tableoid::regclass::text as part from events where report = ${number}`.execute(db)
  for (const table of ['events', ...rows.map(({ part }) => part)]) {
    const changed = sql`update ${sql.table(table)} set act = 'fix' where report = ${number}`
    const deleted = sql`delete from ${sql.table(table)} where report = ${number}`
    await expect(changed.execute(db)).rejects.toThrow('never edited')
    await expect(deleted.execute(db)).rejects.toThrow('never edited')
  }
  const moved = db.updateTable('reports').set({ municipality: lund }).where('number', '=', number)
  await expect(moved.execute()).rejects.toThrow('keeps its home municipality')
})

test('a very long history shows its latest part, in order', async () => {
  const { caseId, number } = await aReport(db)
  await sql`insert into events (act, door, actor, report, case_id, holder, municipality)
    select 'receive', 'web', 'body', ${number}, ${caseId}, ${alingsas}, ${alingsas} from generate_series(1, 600)`.execute(
    db,
  )
  await act(caseId, 'fix')
  const { happenings } = await heldReport(db, caseId, alingsas)
  expect(happenings).toHaveLength(500)
  expect(happenings.at(-1)?.act).toBe('fix')
})
