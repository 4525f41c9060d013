import { randomUUID } from 'node:crypto'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Letters } from '#database/schema.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { currentTrace } from '../../log.ts'
import {
  dueAfter,
  type Follower,
  joinableLetter,
  lastTold,
  lockWaits,
  startWaiting,
  type WaitingLetter,
} from './join-news.ts'
import { type GatheringPace, nextMorning } from './next-morning.ts'

/** Queues a letter to the operators about a delivery that does not get through. */
export const queueOperatorLetter = (tx: Db, delivery: string): Promise<WaitingLetter> =>
  queueLetter(tx, { kind: 'operator', delivery }, sql<Date>`now()`)

type News = {
  report: number
  event: number
  except?: number | null
  only?: number | null
  receipt?: boolean
  /** Who is asked something by it, and hears at once whatever their pace is. */
  asks?: number | null
}

/**
 * Tells each follower of a report, and of the reports merged into it, at their pace: at once when they have been told
 * nothing for ten minutes, else in one letter with what more happens until then, with whatever they follow; or in the
 * one letter of a morning. Who is asked something waits for news of that report alone. A receipt starts no wait.
 * Returns who is told.
 */
export async function tellFollowers(
  tx: Db,
  { report, event, except, only, receipt, asks }: News,
): Promise<number[]> {
  const followers = await followersOf(tx, report)
  const told = followers.filter((one) => one.person !== except && (only == null || one.person === only))
  // Those not told now too: what else is said of the report in this transaction may be told to them.
  await lockWaits(
    tx,
    followers.map(({ person }) => person),
  )
  for (const follower of told) {
    const isAsked = follower.person === asks
    const isAtOnce = follower.pace === 'at_once' || isAsked
    const letter = isAsked ? await askingLetter(tx, follower) : await letterAt(tx, follower)
    await tx.insertInto('letter_news').values({ letter: letter.id, event, report }).execute()
    if (isAtOnce && !receipt) await startWaiting(tx, follower, letter)
    if (isAsked) await gatheredInto(tx, follower, async () => letter)
  }
  return told.map(({ person }) => person)
}

/** The letter a follower's news goes with: one that waits, or a new one. For who hears at once, after `lockWaits`. */
export async function letterAt(tx: Db, follower: Follower): Promise<WaitingLetter> {
  if (follower.pace !== 'at_once') return gatheringLetter(tx, follower, follower.pace)
  return (
    (await waitingLetter(tx, follower)) ??
    (await joinableLetter(tx, follower.person)) ??
    (await newsLetter(tx, follower, { last: await lastTold(tx, follower.person), urgent: false }))
  )
}

/** A letter that asks something goes before those that only tell, and waits for no other report's. */
async function askingLetter(tx: Db, follower: Follower): Promise<WaitingLetter> {
  const { last_letter_at } = follower
  const waiting = await waitingLetter(tx, follower)
  if (!waiting) return newsLetter(tx, follower, { last: last_letter_at, urgent: true })
  return tx
    .updateTable('letters')
    .set({ urgent: true, next_at: sql<Date>`least(next_at, ${dueAfter(last_letter_at)})` })
    .where('id', '=', waiting.id)
    .returning(['id', 'next_at'])
    .executeTakeFirstOrThrow()
}

/** What is gathered, of one report and what has been merged with it, goes with another letter instead. */
export async function gatheredInto(
  tx: Db,
  { report, person }: Follower,
  into: () => Promise<WaitingLetter>,
): Promise<void> {
  const { rows } = await sql<{ letter: string; event: number }>`
    select letter_news.letter, letter_news.event from letter_news join letters on letters.id = letter_news.letter
     where letters.person = ${person} and letters.kind = 'news' and letters.report is null
       and letters.state = 'queued' and letters.attempts = 0
       and (letter_news.report = ${report} or letter_news.report = (
             select main_report from cases where cases.report = ${report} and cases.is_present))
       for update`.execute(tx)
  if (rows.length === 0) return
  const { id } = await into()
  await tx
    .updateTable('letter_news')
    .set({ letter: id })
    .where(
      'letter',
      'in',
      rows.map(({ letter }) => letter),
    )
    .where(
      'event',
      'in',
      rows.map(({ event }) => event),
    )
    .execute()
}

async function followersOf(tx: Db, report: number): Promise<Follower[]> {
  const rows = await followersToTell(tx, report).execute()
  return rows.filter((one, place) => rows[place - 1]?.person !== one.person)
}

/**
 * The question itself; asked apart where its plan is looked at. Locked in order, so that two changes at once join their
 * letters instead of doubling them. One list of numbers: of this report or of those, every follower there is was read.
 */
export const followersToTell = (tx: Db, report: number) =>
  tx
    .selectFrom('followers')
    .select(['report', 'person', 'municipality', 'language', 'last_letter_at', 'pace'])
    .where('stopped_at', 'is', null)
    .where(sql<boolean>`report = any (array(select ${report}::bigint
      union all select report from cases where main_report = ${report} and is_present))`)
    .orderBy('person')
    .orderBy('report')
    .forUpdate()

const waitingLetter = (tx: Db, { report, person }: Follower): Promise<WaitingLetter | undefined> =>
  tx
    .selectFrom('letters')
    .select(['id', 'next_at'])
    .where('report', '=', report)
    .where('person', '=', person)
    .where('kind', '=', 'news')
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .forUpdate()
    .executeTakeFirst()

const newsLetter = (
  tx: Db,
  { last_letter_at: _, pace: __, ...follower }: Follower,
  { last, urgent }: { last: Date | null; urgent: boolean },
): Promise<WaitingLetter> => queueLetter(tx, { kind: 'news', urgent, ...follower }, dueAfter(last))

/** Two reports of one person may have news at the same moment: both come into the one letter of the morning. */
async function gatheringLetter(
  tx: Db,
  { person, language }: Follower,
  pace: GatheringPace,
): Promise<WaitingLetter> {
  const next_at = nextMorning(pace, new Date())
  const { rows } = await sql<WaitingLetter>`
    insert into letters (id, kind, urgent, person, language, trace, next_at)
    values (${randomUUID()}, 'news', false, ${person}, ${language}, ${currentTrace()}, ${next_at})
    on conflict (person, next_at) where kind = 'news' and report is null and state = 'queued' and attempts = 0
    do update set language = excluded.language
    returning id, next_at`.execute(tx)
  const [letter] = rows
  if (!letter) throw new Error('no letter was queued')
  return letter
}

type NewLetter = Omit<Insertable<Letters>, 'id' | 'trace' | 'state' | 'next_at'>

/** Puts a letter in the queue, to leave when it is due. */
export async function queueLetter(tx: Db, letter: NewLetter, due: RawBuilder<Date>): Promise<WaitingLetter> {
  const queued = await tx
    .insertInto('letters')
    .values({ id: randomUUID(), trace: currentTrace(), next_at: due, ...letter })
    .returning(['id', 'next_at'])
    .executeTakeFirstOrThrow()
  await wakeWorker(tx)
  return queued
}
