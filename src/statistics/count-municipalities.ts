import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'

/**
 * Counts anew, for each municipality, the public reports of the last twelve months: how many, how many somebody at
 * their holder has answered, how many are fixed and how many wait. A letter that was sent is no answer; what was
 * withdrawn, or is told of in another report, is not counted.
 */
export async function countMunicipalities(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(715009)`.execute(tx)
    await tx.deleteFrom('municipality_figures').execute()
    await sql`
      insert into municipality_figures (municipality, reported, answered, fixed, waiting, median_hours)
      select reports.municipality,
             count(*),
             count(answers.at),
             count(*) filter (where cases.state = 'fixed'),
             count(*) filter (where state_group(cases.state) = 'open' and answers.at is null),
             percentile_disc(0.5) within group (order by extract(epoch from answers.at - reports.confirmed_at))
               filter (where answers.at is not null) / 3600
        from reports
        join cases on cases.report = reports.number and cases.is_present
        left join (select report, min(occurred_at) as at
                     from events
                    where actor in ('body', 'contractor', 'case_system')
                      and recorded_at > now() - interval '1 year'
                    group by report) as answers on answers.report = reports.number
       where reports.visibility = 'public'
         and cases.state not in ('withdrawn', 'duplicate')
         and reports.confirmed_at > now() - interval '1 year'
       group by reports.municipality`.execute(tx)
  })
}
