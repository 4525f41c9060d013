import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import {
  aDraft,
  alingsas,
  aReport,
  confirmLink,
  decidedFor,
  emptyQueues,
  fillBodies,
  type MadeReport,
  takeOne,
  theBody,
  theReporter,
} from '../../../test/reports.ts'
import { answerReporter } from '../answer-reporter.ts'
import { confirmReport } from '../confirm-report.ts'
import { recordOutcome } from '../deliveries/record-outcome.ts'
import { type CaseMove, moveCase } from '../move-case.ts'
import { saveDraft } from '../save-draft.ts'
import { unsubscribe } from '../unsubscribe.ts'
import { draftsToConfirm, followerOf } from './letter-queries.ts'
import { newsIn } from './news-in-letter.ts'
import { recordLetter, takeLetters } from './take-letters.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))

const act = ({ caseId }: MadeReport, act: CaseMove, changes = {}) =>
  moveCase(db, { caseId, act, by: theBody(alingsas), ...changes })

/** A report whose confirmation and delivery lie behind it. */
async function quietReport(email = `${randomUUID()}@invanare.example`): Promise<MadeReport> {
  const report = await aReport(db, { email })
  await emptyQueues(db)
  return report
}

/** Sends what is due; tells the acts each letter tells of. */
async function postDue(): Promise<string[][]> {
  const taken = await takeLetters(db, 20)
  for (const { id, attempt } of taken)
    await recordLetter(db, { letter: id, attempt, outcome: 'sent', answer: '250' })
  return Promise.all(taken.map(async ({ id }) => (await newsIn(db, id, 'new')).map((one) => one.act)))
}

async function minutesPass(minutes: number): Promise<void> {
  await sql`update letters set next_at = next_at - make_interval(mins => ${minutes}) where state = 'queued'`.execute(
    db,
  )
  await sql`update followers set last_letter_at = last_letter_at - make_interval(mins => ${minutes}),
    told_at = told_at - make_interval(mins => ${minutes})`.execute(db)
}

test('the first news leaves at once, more within ten minutes leaves in one letter', async () => {
  const report = await quietReport()
  await act(report, 'receive')
  expect(await postDue()).toEqual([['receive']])
  await act(report, 'start')
  await act(report, 'fix')
  expect(await postDue()).toEqual([])
  await minutesPass(9)
  expect(await postDue()).toEqual([])
  await minutesPass(2)
  expect(await postDue()).toEqual([['start', 'fix']])
  await minutesPass(11)
  await act(report, 'reopen')
  expect(await postDue()).toEqual([['reopen']])
})

test('an act undone before its letter left is not told; one that was told is taken back', async () => {
  const report = await quietReport()
  await act(report, 'fix')
  await act(report, 'undo')
  await act(report, 'receive')
  expect(await postDue()).toEqual([['receive']])
  await act(report, 'undo')
  await minutesPass(11)
  expect(await postDue()).toEqual([['undo']])
})

test('an undo takes back an act of its own report, not the merge that the same letter tells of', async () => {
  const main = await quietReport()
  const duplicate = await quietReport()
  await act(main, 'fix')
  await act(main, 'reopen')
  await act(main, 'receive')
  await act(duplicate, 'start')
  await postDue()
  await act(duplicate, 'mark_duplicate', { mainReport: main.number })
  await act(main, 'undo')
  await minutesPass(11)
  expect((await postDue()).toSorted()).toEqual([['mark_duplicate', 'undo'], ['undo']])
})

test('those who follow a duplicate hear of the main report, until the merge ends', async () => {
  const main = await quietReport()
  const duplicate = await quietReport()
  await act(duplicate, 'mark_duplicate', { mainReport: main.number })
  await postDue()
  await minutesPass(11)
  await act(main, 'receive')
  expect(await postDue()).toEqual([['receive'], ['receive']])
  await act(duplicate, 'unmark_duplicate')
  await minutesPass(11)
  await postDue()
  await minutesPass(11)
  await act(main, 'fix')
  expect(await postDue()).toEqual([['fix']])
})

test('somebody who follows both reports of a merge gets one letter', async () => {
  const email = `${randomUUID()}@invanare.example`
  const [main, duplicate] = [await quietReport(email), await quietReport(email)]
  await act(duplicate, 'mark_duplicate', { mainReport: main.number })
  await minutesPass(11)
  await postDue()
  await minutesPass(11)
  await act(main, 'receive')
  expect(await postDue()).toEqual([['receive']])
})

test('a receipt does not make the first answer wait', async () => {
  const report = await aReport(db)
  const taken = await takeOne(db)
  await recordOutcome(db, { delivery: taken.id, attempt: taken.attempt, outcome: 'sent', answer: '250' })
  expect(await postDue()).toContainEqual(['deliver'])
  await act(report, 'receive')
  expect(await postDue()).toEqual([['receive']])
})

test('two changes at the same moment are told in one letter', async () => {
  const report = await quietReport()
  const answering = {
    caseId: report.caseId,
    by: theBody(alingsas),
    audience: 'update',
    words: 'Hej',
  } as const
  await Promise.all([act(report, 'receive'), answerReporter(db, answering), answerReporter(db, answering)])
  const letters = await postDue()
  expect(letters).toHaveLength(1)
  expect(letters[0]?.toSorted()).toEqual(['answer', 'answer', 'receive'])
})

test('news that comes while a letter is being sent goes in the next one', async () => {
  const report = await quietReport()
  await act(report, 'receive')
  const [taken] = await takeLetters(db, 1)
  await act(report, 'fix')
  expect(await newsIn(db, taken?.id ?? '', 'new')).toHaveLength(1)
  expect(await takeLetters(db, 1)).toEqual([])
  await minutesPass(11)
  expect(await postDue()).toEqual([['fix']])
})

test('who has stopped the letters gets none, not even those that wait', async () => {
  const report = await quietReport()
  await act(report, 'receive')
  await unsubscribe(db, { report: report.number, person: report.person, door: 'web' })
  expect(await followerOf(db, report.number, report.person)).toBeUndefined()
  await act(report, 'fix')
  expect(await postDue()).toEqual([['receive']])
})

test('a reporter is not told what they did themselves', async () => {
  const report = await quietReport()
  await moveCase(db, { caseId: report.caseId, act: 'withdraw', by: theReporter(report.person) })
  expect(await postDue()).toEqual([])
})

test('a message is told to the reporter alone', async () => {
  const main = await quietReport()
  const duplicate = await quietReport()
  await act(duplicate, 'mark_duplicate', { mainReport: main.number })
  await postDue()
  await minutesPass(11)
  const { caseId } = main
  await answerReporter(db, { caseId, by: theBody(alingsas), audience: 'message', words: 'Var?' })
  expect(await postDue()).toEqual([['answer']])
})

test('a letter whose worker died is taken again, one that cannot be delivered rests', async () => {
  const report = await quietReport()
  await act(report, 'receive')
  const [first] = await takeLetters(db, 1)
  await sql`update letters set leased_until = now() - interval '1 second' where state = 'sending'`.execute(db)
  const [second] = await takeLetters(db, 1)
  expect(second).toMatchObject({ id: first?.id, attempt: 2 })
  const letter = first?.id ?? ''
  await recordLetter(db, { letter, attempt: 1, outcome: 'sent', answer: 'late' })
  await recordLetter(db, { letter, attempt: 2, outcome: 'refused', answer: '550' })
  const { state, answer } = await db
    .selectFrom('letters')
    .select(['state', 'answer'])
    .where('id', '=', letter)
    .executeTakeFirstOrThrow()
  expect([state, answer]).toEqual(['failed', '550'])
  expect(await takeLetters(db, 1)).toEqual([])
})

/** In how many minutes each letter that asks to confirm leaves, and how many drafts it asks for. */
async function confirmationsOf(email: string): Promise<[minutes: number, drafts: number][]> {
  const { rows } = await sql<{ minutes: number; drafts: number }>`
    select round(extract(epoch from next_at - now()) / 60)::int as minutes, count(*)::int as drafts
      from letters join letter_drafts on letter_drafts.letter = letters.id
      join drafts on drafts.id = letter_drafts.draft
     where drafts.email = ${email} and letters.state = 'queued' group by letters.id order by 1`.execute(db)
  return rows.map(({ minutes, drafts }) => [minutes, drafts])
}

const allAgo = (minutes: number) =>
  sql`update letters_to_address set sent_at = sent_at - make_interval(mins => ${minutes})`.execute(db)

test('the first letter to an address leaves at once; what follows soon is joined in one', async () => {
  const email = `${randomUUID()}@invanare.example`
  await saveDraft(db, aDraft({ email }))
  const [first] = await takeLetters(db, 1)
  for (let count = 0; count < 7; count += 1) await saveDraft(db, aDraft({ email }))
  expect(await confirmationsOf(email)).toEqual([[5, 7]])
  await allAgo(5)
  expect(await draftsToConfirm(db, first?.id ?? '')).toHaveLength(1)
})

test('an address that gets many letters in a day has the next ones joined for an hour', async () => {
  const email = `${randomUUID()}@invanare.example`
  for (let count = 0; count < 13; count += 1) {
    await emptyQueues(db)
    await allAgo(10)
    await saveDraft(db, aDraft({ email }))
  }
  expect(await confirmationsOf(email)).toEqual([[50, 1]])
})

test('drafts that are confirmed, or got another address, are in no letter any more; the rest of it stays', async () => {
  const email = `${randomUUID()}@invanare.example`
  const [moved, made, stays] = [aDraft({ email }), aDraft({ email }), aDraft({ email })]
  await saveDraft(db, aDraft({ email }))
  await emptyQueues(db)
  for (const draft of [moved, made, stays]) await saveDraft(db, draft)
  await saveDraft(db, { ...moved, email: `${randomUUID()}@invanare.example` })
  const decision = decidedFor(alingsas)
  await confirmReport(db, { draft: made.id, link: await confirmLink(db, made.id), decision, door: 'web' })
  const [joined, ...others] = await Promise.all(
    (
      await db
        .selectFrom('letters')
        .select('id')
        .where('kind', '=', 'confirm')
        .where('state', '=', 'queued')
        .orderBy('created_at')
        .execute()
    ).map(({ id }) => draftsToConfirm(db, id)),
  )
  expect(joined?.map((one) => one.email)).toEqual([email])
  expect(others.map((drafts) => drafts.map((one) => one.email === email))).toEqual([[false]])
})

test('a changed address ends the older confirmation link; the same address gets no second letter', async () => {
  const draft = aDraft({ email: 'Fel@Invanare.example' })
  await saveDraft(db, draft)
  const older = await confirmLink(db, draft.id)
  await saveDraft(db, { ...draft, email: 'fel@invanare.example', title: 'Rättad' })
  expect(await confirmLink(db, draft.id)).toBe(older)
  await saveDraft(db, { ...draft, email: 'ratt@invanare.example' })
  const newer = await confirmLink(db, draft.id)
  expect(newer).not.toBe(older)
  const letters = await db.selectFrom('letters').select('id').where('draft', '=', draft.id).execute()
  const asked = await Promise.all(letters.map(({ id }) => draftsToConfirm(db, id)))
  expect(asked.flat()).toMatchObject([{ email: 'ratt@invanare.example', link: newer }])
})
