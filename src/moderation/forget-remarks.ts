import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Forgets what was settled a year ago, with its letters and links; what was done because of it stays in history. */
export async function forgetRemarks(db: Db): Promise<void> {
  await db.deleteFrom('remarks').where('settled_at', '<', sql<Date>`now() - interval '1 year'`).execute()
}
