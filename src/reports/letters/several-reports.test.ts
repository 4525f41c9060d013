import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import {
  alingsas,
  aReport,
  emptyQueues,
  fillBodies,
  type MadeReport,
  theBody,
} from '../../../test/reports.ts'
import { answerReporter } from '../answer-reporter.ts'
import { changeFollowPace } from '../change-follow-pace.ts'
import { type CaseMove, moveCase } from '../move-case.ts'
import { joinPersons } from '../persons/join-persons.ts'
import { recordLetter, takeLetters } from './take-letters.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
beforeEach(() => emptyQueues(db))

const someAddress = () => `${randomUUID()}@invanare.example`

const act = ({ caseId }: MadeReport, act: CaseMove, changes = {}) =>
  moveCase(db, { caseId, act, by: theBody(alingsas), ...changes })

/** Reports of one person, whose confirmations and deliveries lie behind them. */
async function reportsOf(email: string, count: number) {
  const made: MadeReport[] = []
  for (let place = 0; place < count; place += 1) made.push(await aReport(db, { email }))
  await emptyQueues(db)
  const [first, ...others] = made
  if (!first) throw new Error('no report was made')
  return { person: first.person, first, others }
}

type Waiting = { report: number | null; minutes: number; news: string[] }

/** What waits for somebody: each letter's report, in how many minutes it leaves, and what it tells of which report. */
async function waitingFor(person: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select letters.report, round(extract(epoch from next_at - now()) / 60)::int as minutes,
           array_agg(events.act || ' ' || letter_news.report order by events.id) as news
      from letters join letter_news on letter_news.letter = letters.id join events on events.id = letter_news.event
     where letters.person = ${person} and letters.state = 'queued' and letters.attempts = 0
     group by letters.id order by 2, min(events.id)`.execute(db)
  return rows
}

async function postDue(): Promise<number> {
  const taken = await takeLetters(db, 20)
  for (const { id, attempt } of taken)
    await recordLetter(db, { letter: id, attempt, outcome: 'sent', answer: '250' })
  return taken.length
}

async function minutesPass(minutes: number): Promise<void> {
  const ago = sql`make_interval(mins => ${minutes})`
  await sql`update letters set next_at = next_at - ${ago} where state = 'queued'`.execute(db)
  await sql`update followers set last_letter_at = last_letter_at - ${ago}, told_at = told_at - ${ago}`.execute(
    db,
  )
}

test('after a first letter, news of five other reports within ten minutes come in one', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 6)
  await act(first, 'receive')
  expect(await waitingFor(person)).toMatchObject([{ report: first.number, minutes: 0 }])
  expect(await postDue()).toBe(1)
  for (const one of others) await act(one, 'receive')
  await act(first, 'start')
  expect(await waitingFor(person)).toEqual([
    {
      ...{ report: null, minutes: 10 },
      news: [...others.map(({ number }) => `receive ${number}`), `start ${first.number}`],
    },
  ])
  await minutesPass(9)
  expect(await postDue()).toBe(0)
  await minutesPass(2)
  expect(await postDue()).toBe(1)
  await act(first, 'fix')
  await minutesPass(11)
  await postDue()
  await minutesPass(11)
  await act(first, 'reopen')
  expect(await waitingFor(person)).toMatchObject([{ report: first.number, minutes: 0 }])
})

test('what waits of one report only stays that report’s letter', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 2)
  const [other] = others
  if (!other) throw new Error('two reports were made')
  await act(first, 'receive')
  await postDue()
  await act(other, 'receive')
  await act(other, 'start')
  const news = [`receive ${other.number}`, `start ${other.number}`]
  expect(await waitingFor(person)).toEqual([{ report: other.number, minutes: 10, news }])
})

test('a letter that is due, and not taken yet, is not turned into another', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 3)
  await act(first, 'receive')
  for (const one of others) await act(one, 'receive')
  expect(await waitingFor(person)).toEqual([
    { report: first.number, minutes: 0, news: [`receive ${first.number}`] },
    { report: null, minutes: 10, news: others.map(({ number }) => `receive ${number}`) },
  ])
})

test('a gathered letter that is late is joined; one that is being sent is not', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 5)
  await act(first, 'receive')
  await postDue()
  const [second, third, fourth, fifth] = others
  if (!(second && third && fourth && fifth)) throw new Error('five reports were made')
  await act(second, 'receive')
  await act(third, 'receive')
  await minutesPass(11)
  await act(fourth, 'receive')
  expect(await waitingFor(person)).toMatchObject([{ report: null, minutes: -1 }])
  await takeLetters(db, 20)
  await act(fifth, 'receive')
  await act(first, 'start')
  expect(await waitingFor(person)).toEqual([
    { report: null, minutes: 9, news: [`receive ${fifth.number}`, `start ${first.number}`] },
  ])
})

test('a question goes at once and takes what waits of its report with it, and only that', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 3)
  const [asked, other] = others
  if (!asked || !other) throw new Error('three reports were made')
  await act(first, 'receive')
  await postDue()
  await act(asked, 'receive')
  await act(other, 'receive')
  await act(asked, 'ask', { words: 'Vilken sida?' })
  expect(await waitingFor(person)).toEqual([
    { report: asked.number, minutes: 0, news: [`receive ${asked.number}`, `ask ${asked.number}`] },
    { report: null, minutes: 10, news: [`receive ${other.number}`] },
  ])
  await postDue()
  await act(other, 'start')
  expect(await waitingFor(person)).toMatchObject([{ report: null, minutes: 10 }])
})

test('a question hastens its report’s letter that waits for another’s, and is joined by no other report', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 3)
  const [asked, other] = others
  if (!asked || !other) throw new Error('three reports were made')
  await act(first, 'receive')
  await postDue()
  await act(asked, 'receive')
  await act(asked, 'ask', { words: 'Vilken sida?' })
  await act(other, 'receive')
  expect(await waitingFor(person)).toEqual([
    { report: asked.number, minutes: 0, news: [`receive ${asked.number}`, `ask ${asked.number}`] },
    { report: other.number, minutes: 10, news: [`receive ${other.number}`] },
  ])
})

test('a fix soon after its own report’s letter leaves with what waits of it, never later than that would', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 2)
  const [other] = others
  if (!other) throw new Error('two reports were made')
  await act(first, 'receive')
  await postDue()
  await act(first, 'start')
  await act(other, 'receive')
  await minutesPass(4)
  await act(first, 'fix')
  expect(await waitingFor(person)).toEqual([
    { report: first.number, minutes: 6, news: [`start ${first.number}`, `fix ${first.number}`] },
    { report: null, minutes: 6, news: [`receive ${other.number}`] },
  ])
})

test('the letter of a morning and that of ten minutes stay apart, even due at the same moment', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 4)
  const [daily, second, third] = others
  if (!daily || !second || !third) throw new Error('four reports were made')
  await changeFollowPace(db, { report: daily.number, person, pace: 'daily', door: 'web' })
  await act(first, 'receive')
  await postDue()
  await act(daily, 'receive')
  await act(second, 'receive')
  const morning = db
    .selectFrom('letters')
    .select('next_at')
    .where('person', '=', person)
    .where('report', 'is', null)
    .where('state', '=', 'queued')
  await db
    .updateTable('letters')
    .set({ next_at: morning })
    .where('report', '=', second.number)
    .where('state', '=', 'queued')
    .execute()
  await act(third, 'receive')
  await act(daily, 'start')
  const told = (await waitingFor(person)).map(({ news }) => news)
  expect(told.toSorted()).toEqual(
    [
      [`receive ${daily.number}`, `start ${daily.number}`],
      [`receive ${second.number}`, `receive ${third.number}`],
    ].toSorted(),
  )
})

test('news of many reports at the same moment is told once each, in one letter now and one that waits', async () => {
  const { person, first, others } = await reportsOf(someAddress(), 8)
  const neighbour = await reportsOf(someAddress(), 1)
  const all = [first, ...others]
  await sql`insert into followers (report, person, municipality, language)
            select number, ${neighbour.person}, ${alingsas}, 'sv' from reports
             where number = any(${all.map(({ number }) => number)}::bigint[])`.execute(db)
  await Promise.all(
    all.flatMap((one) => [
      act(one, 'receive'),
      answerReporter(db, {
        ...{ caseId: one.caseId, by: theBody(alingsas), audience: 'update', words: 'Hej' },
      }),
    ]),
  )
  for (const somebody of [person, neighbour.person]) {
    const waiting = await waitingFor(somebody)
    expect(waiting.map(({ minutes }) => minutes)).toEqual([0, 10])
    expect(waiting.flatMap(({ news }) => news).toSorted()).toEqual(
      all.flatMap(({ number }) => [`answer ${number}`, `receive ${number}`]).toSorted(),
    )
  }
})

test('two addresses that become one have one letter waiting of what either was to be told', async () => {
  const [mine, theirs] = [await reportsOf(someAddress(), 3), await reportsOf(someAddress(), 3)]
  for (const { first, others } of [mine, theirs]) {
    await act(first, 'receive')
    await postDue()
    for (const one of others) await act(one, 'receive')
  }
  await db.transaction().execute((tx) => joinPersons(tx, { from: theirs.person, into: mine.person }))
  expect(await waitingFor(mine.person)).toEqual([
    {
      ...{ report: null, minutes: 10 },
      news: [...mine.others, ...theirs.others].map(({ number }) => `receive ${number}`),
    },
  ])
})
