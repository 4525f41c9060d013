import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** What went through a connection in a month, by Swedish days. Times in milliseconds; null where there were none. */
export type MonthOfConnection = {
  /** As 2026-11. */
  month: string
  /** Things to tell it that began in the month, and how far they have come now. */
  queued: number
  taken: number
  waiting: number
  failed: number
  /** From when something was to be told until it was taken, of what was taken in the month. */
  takenP50Ms: number | null
  takenP95Ms: number | null
  attempts: number
  attemptsInVain: number
  /** Made although an earlier one may have got through. */
  repeats: number
  /** Asked again by hand. */
  again: number
  /** Told by mail because it waited too long. */
  noticed: number
  /** What it has told us: news of cases, and how many of them moved one. */
  news: number
  moves: number
  pushes: number
  pushesFailed: number
  asked: number
  askedInVain: number
  askedP50Ms: number | null
  askedP95Ms: number | null
  disagreements: number
  disagreementsEnded: number
}

export const monthShape = /^20\d\d-(0[1-9]|1[0-2])$/

/** `month`: as 2026-11. What was said word for word is kept for a while only: older months lack how long answers took. */
export async function monthOf(db: Db, connection: string, month: string): Promise<MonthOfConnection> {
  const from = sql`(${`${month}-01`}::timestamp at time zone 'Europe/Stockholm')`
  const to = sql`((${`${month}-01`}::timestamp + interval '1 month') at time zone 'Europe/Stockholm')`
  const within = (column: string) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`
  const took = sql`(extract(epoch from sent_at - created_at) * 1000)::int8`
  const { rows } = await sql<Omit<MonthOfConnection, 'month'>>`
    select begun.*, sent.*, tried.*, told.*, pushed.*, said.*, differed.*
      from (select count(*)::int as queued,
                   count(*) filter (where state in ('sent', 'received'))::int as taken,
                   count(*) filter (where state in ('queued', 'sending', 'unknown'))::int as waiting,
                   count(*) filter (where state = 'failed')::int as failed,
                   count(*) filter (where again_at is not null)::int as again,
                   count(*) filter (where noticed_at is not null)::int as noticed
              from deliveries where receiver = ${connection} and ${within('created_at')}) begun,
           (select percentile_disc(0.5) within group (order by ${took}) as "takenP50Ms",
                   percentile_disc(0.95) within group (order by ${took}) as "takenP95Ms"
              from deliveries
             where receiver = ${connection} and again_at is null and ${within('sent_at')}) sent,
           (select count(*)::int as attempts,
                   count(*) filter (where outcome is distinct from 'sent')::int as "attemptsInVain",
                   count(*) filter (where repeats_unknown)::int as repeats
              from attempts join deliveries on deliveries.id = attempts.delivery
             where receiver = ${connection} and ${within('attempts.started_at')}) tried,
           (select count(*)::int as news, count(*) filter (where moved)::int as moves
              from told_updates join connections on connections.caller = told_updates.caller
             where connections.id = ${connection} and ${within('told_at')}) told,
           (select count(*)::int as pushes, count(*) filter (where state = 'failed')::int as "pushesFailed"
              from pushes
             where connection = ${connection} and headers is not null and state not in ('refused', 'answered')
               and ${within('came_at')}) pushed,
           (select count(*)::int as asked,
                   count(*) filter (where problem is not null or status >= 500 or status in (401, 403, 429))::int
                     as "askedInVain",
                   percentile_disc(0.5) within group (order by took_ms) as "askedP50Ms",
                   percentile_disc(0.95) within group (order by took_ms) as "askedP95Ms"
              from exchanges where connection = ${connection} and is_ours and ${within('started_at')}) said,
           (select count(*) filter (where ${within('found_at')})::int as disagreements,
                   count(*) filter (where ${within('ended_at')})::int as "disagreementsEnded"
              from disagreements where connection = ${connection}) differed`.execute(db)
  const [row] = rows
  if (!row) throw new Error('counts are one row')
  return { month, ...row }
}
