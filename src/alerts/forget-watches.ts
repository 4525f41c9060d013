import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Deletes what nobody confirmed in thirty days, what was stopped so long ago, and what was found half a year ago. */
export async function forgetWatches(db: Db): Promise<void> {
  await db
    .deleteFrom('watches')
    .where('confirmed_at', 'is', null)
    .where('expires_at', '<', sql<Date>`now()`)
    .execute()
  await db.deleteFrom('watches').where('stopped_at', '<', sql<Date>`now() - interval '30 days'`).execute()
  await db.deleteFrom('watch_news').where('found_at', '<', sql<Date>`now() - interval '180 days'`).execute()
}
