import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { withoutKeys } from './over.ts'

const keptDays = 90
const waitedHours = 24

/**
 * Forgets old runs with what they found, and ends those that nobody has made or judged for a day: their keys go, and what
 * programs have asked.
 */
export async function forgetRuns(db: Db): Promise<void> {
  await db
    .updateTable('conformance_runs')
    .set({ state: 'broken', trouble: 'stopped', ...withoutKeys, ended_at: sql<Date>`now()` })
    .where('state', 'in', ['waiting', 'open'])
    .where('asked_at', '<', sql<Date>`now() - make_interval(hours => ${waitedHours})`)
    .execute()
  // A worker of the version before knows of one key alone.
  await db
    .updateTable('conformance_runs')
    .set({ batch_key: null })
    .where('ended_at', 'is not', null)
    .where('batch_key', 'is not', null)
    .execute()
  await db
    .deleteFrom('conformance_heard')
    .where('run', 'in', (runs) =>
      runs.selectFrom('conformance_runs').select('id').where('ended_at', 'is not', null),
    )
    .execute()
  await db
    .deleteFrom('conformance_runs')
    .where('ended_at', '<', sql<Date>`now() - make_interval(days => ${keptDays})`)
    .execute()
}
