import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { backOffMs, leaseInMs } from '#database/lease.ts'
import { storable } from '#text/storable.ts'

export type TakenPoll = {
  id: string
  attempt: number
  trace: null
  connection: string
  cursor: string | null
  /** Where reading has come while the connection is under test; null when it has not been since it last was on. */
  testCursor: string | null
}

/** Takes those whose turn it is, for as long as the lease is renewed. */
export async function takePolls(db: Db, limit: number): Promise<TakenPoll[]> {
  const { rows } = await sql<Omit<TakenPoll, 'trace'>>`
    with taken as materialized (
      select polls.id from polls join connections on connections.id = polls.connection
       where polls.is_on and polls.next_at <= now() and coalesce(polls.leased_until < now(), true)
         and connections.state in ('test', 'on')
       order by polls.next_at limit ${limit} for update of polls skip locked)
    update polls set attempts = attempts + 1,
           leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
      from taken where polls.id = taken.id
    returning polls.id, attempts as attempt, connection, cursor, test_cursor as "testCursor"`.execute(db)
  return rows.map((row) => ({ ...row, trace: null }))
}

type Next = { cursor: string; hasMore: boolean }

/** Where to go on; at once where there is more. Written in the transaction that has taken what was told. */
export const goOn = (tx: Db, id: string, next: Next, problem: string | null) =>
  moveOn(tx, id, next, { cursor: storable(next.cursor), test_cursor: null, problem })

/** The same under test: the place of what is in use stays where it is. */
export const goOnTesting = (tx: Db, id: string, next: Next) =>
  moveOn(tx, id, next, { test_cursor: storable(next.cursor), problem: null })

type Place = { cursor?: string; test_cursor: string | null; problem: string | null }

const moveOn = (tx: Db, id: string, { hasMore }: Next, place: Place) =>
  tx
    .updateTable('polls')
    .set({
      ...{ ...place, attempts: 0, leased_until: null, polled_at: sql<Date>`now()` },
      next_at: hasMore ? sql<Date>`now()` : sql<Date>`now() + make_interval(secs => every_seconds)`,
    })
    .where('id', '=', id)
    .execute()

/** To ask costs little, and what a resident waits for may have been done there long since. */
const longestPauseMs = 5 * 60_000

/** It is asked again later, from where it was. */
export const tryPollLater = (db: Db, { id, attempt }: TakenPoll, problem: string) => {
  const pauseMs = Math.min(longestPauseMs, backOffMs(attempt))
  return db
    .updateTable('polls')
    .set({
      ...{ leased_until: null, problem: storable(problem) },
      next_at: sql<Date>`now() + make_interval(secs => greatest(every_seconds, ${pauseMs / 1000}::float8))`,
    })
    .where('id', '=', id)
    .execute()
}

/** There is nothing to ask: it tells by itself, or never. */
export const stopPolling = (db: Db, id: string) =>
  db.updateTable('polls').set({ is_on: false, leased_until: null }).where('id', '=', id).execute()
