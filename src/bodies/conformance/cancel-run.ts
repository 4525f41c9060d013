import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Ends a run that is under way: what has been found stays, the key goes, and whoever makes it stops. */
export async function cancelRun(db: Db, body: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conformance_runs')
    .set({
      ...{ state: 'cancelled', api_key: null, leased_until: null },
      ended_at: sql<Date>`clock_timestamp()`,
    })
    .where('body', '=', body)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
