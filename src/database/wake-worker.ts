import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The channel a worker listens on; a message says only that something is due. */
export const wakeChannel = 'outgoing'

/** Wakes the workers when the transaction commits, so that what is queued leaves at once. */
export async function wakeWorker(tx: Db): Promise<void> {
  await sql`select pg_notify(${wakeChannel}, '')`.execute(tx)
}
