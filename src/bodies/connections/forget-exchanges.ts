import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** What was said word for word, and what was tried: long enough to look into what went wrong. */
const exchangeDays = 90
/** Who has opened what with persons in it: longer than what they opened. */
const openingDays = 400

/** Forgets what has been said through connections, with all that is personal in it. Returns how many exchanges. */
export async function forgetExchanges(db: Db): Promise<number> {
  const longAgo = sql<Date>`now() - make_interval(days => ${exchangeDays})`
  const { numDeletedRows } = await db
    .deleteFrom('exchanges')
    .where('started_at', '<', longAgo)
    .executeTakeFirstOrThrow()
  await db.deleteFrom('pushes').where('came_at', '<', longAgo).where('state', '<>', 'waiting').execute()
  await db.deleteFrom('connection_trials').where('ended_at', '<', longAgo).execute()
  await db
    .deleteFrom('openings')
    .where('opened_at', '<', sql<Date>`now() - make_interval(days => ${openingDays})`)
    .execute()
  return Number(numDeletedRows)
}
