import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Deletes unconfirmed reports past their thirty days, with their links and letters; returns how many. */
export async function forgetDrafts(db: Db): Promise<number> {
  await db
    .deleteFrom('letters_to_address')
    .where('sent_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
  const forgotten = await db
    .deleteFrom('drafts')
    .where('expires_at', '<', sql<Date>`now()`)
    .where('report', 'is', null)
    .returning('id')
    .execute()
  return forgotten.length
}
