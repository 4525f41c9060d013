import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import type { AskedRun } from './run.ts'

/** Asks for a run, to be made by a worker. A body has one at a time: null where it has one already. Returns its id. */
export async function askForRun(tx: Db, { key, place, ...asked }: AskedRun): Promise<string | null> {
  // Written out: by a parameter the index is not found again once the statement has been planned for any.
  const made = await tx
    .insertInto('conformance_runs')
    .values({ ...asked, writes: key !== null, api_key: key, place: place && JSON.stringify(place) })
    .onConflict((conflict) => conflict.column('body').where('state', '=', sql.lit('waiting')).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return null
  await wakeWorker(tx)
  return made.id
}
