import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Before this moment all that will ever be written has been: no transaction that began earlier is still under way. Who
 * asks for it first, and then reads no further, can go on from the latest it got and has missed nothing.
 */
export async function settledBefore(db: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select least(now(), min(xact_start)) as at from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and backend_xid is not null`.execute(
    db,
  )
  return rows[0]?.at ?? new Date(0)
}
