import { type RawBuilder, sql } from 'kysely'

/** How many have said thanks. Asked inside a query that has the table `reports`. */
export const thanksCount: RawBuilder<number> = sql<number>`(select count(*)::int from thanks
  where thanks.report = reports.number)`
