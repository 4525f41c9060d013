import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'

/** Fewer ended cases than this in a year say nothing about the next one. */
const fewest = 20
/** Nobody is helped by being told of longer waits than this. */
const longestDays = 180

/**
 * Works out anew, from the cases of the last year, within how many days eight of ten are mended: by holder and
 * category, and by holder and group. What is open or was declined counts as never mended, so that a forecast is
 * too long rather than too short, and there is none where fewer than eight of ten are mended at all. How long a holder
 * waited for answers to its questions is none of its time.
 */
export async function makeForecasts(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(715008)`.execute(tx)
    await tx.deleteFrom('forecasts').execute()
    await sql`
      insert into forecasts (holder, group_code, category, days, cases)
      select holder, group_code, category, ceil(days), cases
        from (select cases.holder, categories.group_code, reports.category,
                     percentile_disc(0.8) within group (order by ${daysUntilMended}) as days,
                     count(*) filter (where cases.state in ('fixed', 'no_action')) as cases
                from cases
                join reports on reports.number = cases.report
                join categories on categories.code = reports.category
               where cases.is_present
                 and cases.state not in ('handed_over', 'duplicate', 'withdrawn')
                 and cases.opened_at > now() - interval '1 year'
               group by grouping sets ((cases.holder, categories.group_code, reports.category),
                                       (cases.holder, categories.group_code))) likes
       where cases >= ${fewest} and days <= ${longestDays}`.execute(tx)
  })
}

const daysUntilMended = sql`case when cases.state = 'fixed'
  then greatest(0, (extract(epoch from cases.state_since - cases.opened_at) - cases.paused_seconds) / 86400) else 'infinity'::float8 end`
