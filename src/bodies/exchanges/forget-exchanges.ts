import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** What was said word for word, and what was tried: long enough to look into what went wrong. */
const exchangeDays = 90
/** Who has opened what with persons in it: longer than what they opened. */
const openingDays = 400

/** Forgets what has been said through connections, with all that is personal in it. Returns how many exchanges. */
export async function forgetExchanges(db: Db): Promise<number> {
  const longAgo = sql<Date>`now() - make_interval(days => ${exchangeDays})`
  const dropped = await dropMonths(db)
  const { numDeletedRows } = await db
    .deleteFrom('exchanges')
    .where('started_at', '<', longAgo)
    .executeTakeFirstOrThrow()
  const quiet = await forgetQuiet(db)
  await db.deleteFrom('pushes').where('came_at', '<', longAgo).execute()
  await db.deleteFrom('connection_trials').where('ended_at', '<', longAgo).execute()
  await db
    .deleteFrom('openings')
    .where('opened_at', '<', sql<Date>`now() - make_interval(days => ${openingDays})`)
    .execute()
  return dropped + Number(numDeletedRows) + quiet
}

/** Months that are over for so long are dropped whole: what is deleted row by row stays in the files for a while. */
async function dropMonths(db: Db): Promise<number> {
  const { rows: months } = await sql<{ name: string }>`
    select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
     where inhparent = 'exchanges'::regclass and relname ~ '^exchanges_[0-9]{4}_[0-9]{2}$'
       and (to_date(right(relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC'
           <= now() - make_interval(days => ${exchangeDays})
     order by relname`.execute(db)
  let dropped = 0
  for (const { name } of months) {
    const { rows } = await sql<{ count: number }>`select count(*)::int from ${sql.table(name)}`.execute(db)
    await sql`drop table ${sql.table(name)}`.execute(db)
    dropped += rows[0]?.count ?? 0
  }
  return dropped
}

/** Polls that told nothing: the latest of a connection says that it answers, and the last day is counted. */
async function forgetQuiet(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from exchanges
     where is_quiet and started_at < now() - interval '1 day'
       and exists (select from exchanges later
                    where later.connection = exchanges.connection and later.started_at > exchanges.started_at
                      and later.is_quiet)`.execute(db)
  return Number(numAffectedRows ?? 0)
}
