import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** So many in a row, and it is left alone for a while: 10 s, doubling to 5 minutes. */
export const failuresBeforeRest = 4
const firstRestInS = 10
const longestRestInS = 5 * 60

/**
 * Nothing got through. It rests for as long as it asks for, and after several in a row anyhow. What was under way beside the one
 * that put it to rest says nothing new: several that fail together are one failure.
 */
export async function noteFailure(tx: Db, connection: string, retryAfterMs: number): Promise<void> {
  const asked = retryAfterMs / 1000
  const isAwake = sql`coalesce(rest_until <= now(), true)`
  await sql`
    update connections
       set failures = failures + case when ${isAwake} then 1 else 0 end,
           rest_until = greatest(
             rest_until,
             case when ${asked}::float8 > 0 then now() + make_interval(secs => ${asked}) end,
             case when ${isAwake} and failures + 1 >= ${failuresBeforeRest} then now() + make_interval(secs =>
               least(${longestRestInS}, ${firstRestInS} * 2 ^ least(failures + 1 - ${failuresBeforeRest}, 10))) end)
     where id = ${connection}`.execute(tx)
}

/** Something got through: whatever waits may try at once, and what is new there is asked for again. */
export async function noteSuccess(tx: Db, connection: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('connections')
    .set({ failures: 0, rest_until: null })
    .where('id', '=', connection)
    .where((where) => where.or([where('failures', '>', 0), where('rest_until', 'is not', null)]))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return
  await tx
    .updateTable('polls')
    .set({ next_at: sql<Date>`least(next_at, now() + make_interval(secs => every_seconds))` })
    .where('connection', '=', connection)
    .execute()
}
