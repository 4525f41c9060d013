import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { Refused } from '../../errors.ts'
import type { ConnectionState } from './connection.ts'

export type Change = {
  id: string
  state?: Exclude<ConnectionState, 'ended'>
  /** Read by the kind's schema before. */
  settings?: object
  noticeAfterMinutes?: number
  /** Null: those who run the service. */
  alarmsTo?: string | null
}

/** Changes a connection. Paused, what is queued waits until it is on again. Where settings lead: `changeSettings`. */
export async function changeConnection(
  db: Db,
  { id, state, settings, noticeAfterMinutes, alarmsTo }: Change,
) {
  const changed = await db
    .updateTable('connections')
    .set({
      ...{ failures: 0, rest_until: null, changed_at: sql<Date>`clock_timestamp()` },
      ...(state && { state }),
      // Whoever puts it on answers for where it leads.
      ...(state === 'on' && { moved_at: null }),
      ...(settings && { settings: JSON.stringify(settings) }),
      ...(noticeAfterMinutes !== undefined && { notice_after_minutes: noticeAfterMinutes }),
      ...(alarmsTo !== undefined && { alarms_to: alarmsTo }),
    })
    .where('id', '=', id)
    .where('body', 'is not', null)
    .where('state', '<>', 'ended')
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Refused(`There is no connection "${id}" in use.`)
  await wakeWorker(db)
}
