import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** After a day nothing is left of where thanks came from; they stay counted. */
export async function forgetSenders(db: Db): Promise<void> {
  await db
    .updateTable('thanks')
    .set({ browser: null, network: null })
    .where('network', 'is not', null)
    .where('given_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
}
