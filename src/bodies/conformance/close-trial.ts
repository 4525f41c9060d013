import type { Db } from '#database/database.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { rightNow } from './over.ts'

/** Closes the door of a trial, so that it is judged by what it has heard. One that is closed already is left as it is. */
export async function closeTrial(db: Db, body: string, id: string): Promise<void> {
  await db
    .updateTable('conformance_runs')
    .set({ open_until: rightNow })
    .where('body', '=', body)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('open_until', '>', rightNow)
    .execute()
  await wakeWorker(db)
}
