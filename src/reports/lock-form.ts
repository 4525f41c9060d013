import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** What is sent with the same form at the same moment waits here, each for the one before. */
export async function lockForm(tx: Db, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}
