import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Language, WatchPace } from '#database/schema.ts'
import { terms } from '../states.ts'

export type WaitingLetter = { id: string; next_at: Date }

export type Follower = {
  report: number
  person: number
  municipality: string
  language: Language
  last_letter_at: Date | null
  pace: WatchPace
}

/** A report with any number of followers takes no more locks than this: those who share one wait for each other. */
const lockCount = 512

/**
 * What waits for these people, of whatever they follow, changes in one transaction at a time. Asked for at once and in
 * order, after the followers themselves are locked.
 */
export async function lockWaits(tx: Db, people: readonly number[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(715032, place) from (
      select distinct (person % ${lockCount})::int as place from unnest(${people}::bigint[]) as person
       order by place) as places`.execute(tx)
}

/** When the last letter of news leaves that a person is told of anything by; asked apart where its plan is looked at. */
export const lastToldOf = (tx: Db, person: number) =>
  tx
    .selectFrom('followers')
    .select(sql<Date | null>`max(greatest(told_at, last_letter_at))`.as('last'))
    .where('person', '=', person)

export const lastTold = async (tx: Db, person: number): Promise<Date | null> =>
  (await lastToldOf(tx, person).executeTakeFirstOrThrow()).last

const joinSeconds = sql.lit(terms.joinNews / 1000)

/** When news may leave: ten minutes after the last letter; with the last, where that waits still. */
export const dueAfter = (last: Date | null): RawBuilder<Date> =>
  sql<Date>`case when ${last}::timestamptz > clock_timestamp() then ${last}::timestamptz
    else greatest(now(), coalesce(${last}::timestamptz, '-infinity') + make_interval(secs => ${joinSeconds})) end`

/**
 * The letter that waits with what has happened with other reports: it becomes one about no report, if it is not that
 * already. What asks something, or is about to leave with one report's first news, goes by itself.
 */
export async function joinableLetter(tx: Db, person: number): Promise<WaitingLetter | undefined> {
  const waiting = await tx
    .selectFrom('letters')
    .select(['id', 'next_at', 'gathers_soon'])
    .where('person', '=', person)
    .where('kind', '=', 'news')
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .where((where) =>
      where.or([
        where.and([where('report', 'is', null), where('gathers_soon', '=', true)]),
        where.and([
          where('report', 'is not', null),
          where('urgent', '=', false),
          where('next_at', '>', sql<Date>`clock_timestamp()`),
        ]),
      ]),
    )
    .orderBy('gathers_soon', 'desc')
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return waiting && !waiting.gathers_soon ? gatherSoon(tx, waiting) : waiting
}

/** Mornings strike on a whole second: half a one beside it, it is never taken for the letter of a morning. */
const gatherSoon = (tx: Db, { id }: WaitingLetter): Promise<WaitingLetter> =>
  tx
    .updateTable('letters')
    .set({
      ...{ report: null, municipality: null, gathers_soon: true },
      next_at: sql<Date>`date_trunc('second', next_at) + interval '500 milliseconds'`,
    })
    .where('id', '=', id)
    .returning(['id', 'next_at'])
    .executeTakeFirstOrThrow()

/** News waits from when its letter leaves: of all they follow, and of the report where its own news decided when. */
export async function startWaiting(
  tx: Db,
  { report, person, last_letter_at }: Follower,
  { next_at }: WaitingLetter,
): Promise<void> {
  const isItsOwn = sql`${next_at}::timestamptz <= ${dueAfter(last_letter_at)} + interval '1 second'`
  await tx
    .updateTable('followers')
    .set({
      told_at: next_at,
      last_letter_at: sql<Date | null>`case when ${isItsOwn} then ${next_at}::timestamptz else last_letter_at end`,
    })
    .where('report', '=', report)
    .where('person', '=', person)
    .execute()
}
