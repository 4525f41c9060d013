import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A moment; in words of the database's own where microseconds count. */
export type Moment = Date | string

/**
 * Before this moment all that will ever be written has been: no transaction that began earlier is still under way. Who
 * asks for it first, and then reads no further, can go on from the latest it got and has missed nothing. `at` is cut to
 * milliseconds; what was written in the last of them is before `exactly`.
 */
export async function settledBefore(db: Db): Promise<{ at: Date; exactly: Moment }> {
  const { rows } = await sql<{ at: Date; exactly: string }>`
    select at, at::text as exactly from (
      select least(now(), min(xact_start)) as at from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and backend_xid is not null) settled`.execute(
    db,
  )
  const [settled] = rows
  if (!settled) throw new Error('an aggregate has one row')
  return settled
}
