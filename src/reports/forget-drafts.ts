import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Deletes unconfirmed reports and supports past their thirty days, with their links and letters; returns how many reports. */
export async function forgetDrafts(db: Db): Promise<number> {
  await db
    .deleteFrom('letters_to_address')
    .where('sent_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
  await db
    .deleteFrom('unconfirmed_supports')
    .where('expires_at', '<', sql<Date>`now()`)
    .where('confirmed_for', 'is', null)
    .execute()
  const forgotten = await db
    .deleteFrom('drafts')
    .where('expires_at', '<', sql<Date>`now()`)
    .where('report', 'is', null)
    .returning('id')
    .execute()
  return forgotten.length
}
