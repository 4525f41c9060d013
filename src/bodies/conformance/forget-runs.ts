import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

const keptDays = 90
const waitedHours = 24

/** Forgets old runs with what they found, and ends those that nobody has made for a day: their keys go. */
export async function forgetRuns(db: Db): Promise<void> {
  await db
    .updateTable('conformance_runs')
    .set({
      state: 'broken',
      trouble: 'stopped',
      api_key: null,
      leased_until: null,
      ended_at: sql<Date>`now()`,
    })
    .where('state', '=', 'waiting')
    .where('asked_at', '<', sql<Date>`now() - make_interval(hours => ${waitedHours})`)
    .execute()
  await db
    .deleteFrom('conformance_runs')
    .where('ended_at', '<', sql<Date>`now() - make_interval(days => ${keptDays})`)
    .execute()
}
