import { type RawBuilder, sql } from 'kysely'

/**
 * How many besides the reporter have said that they see it too: supporters, also of the reports merged into it,
 * and the reporters of those. Each person once. Asked inside a query that has the table `reports`.
 */
export const supporterCount: RawBuilder<number> = sql<number>`(select count(*)::int from (
    select supporters.person from supporters where supporters.report = reports.number
    union
    select supporters.person from cases merged
      join supporters on supporters.report = merged.report
     where merged.main_report = reports.number and merged.is_present
    union
    select others.reporter from cases merged
      join reports others on others.number = merged.report
     where merged.main_report = reports.number and merged.is_present
  ) seeing
  where seeing.person <> coalesce(reports.reporter, 0))`
