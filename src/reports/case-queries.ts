import type { Db } from '#database/database.ts'

/** The present cases, oldest first; of one holder when given, else of all. */
export const presentCases = (db: Db, holder: string | null, limit: number) =>
  db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .innerJoin('bodies', 'bodies.code', 'cases.holder')
    .select([
      'cases.report',
      'cases.state',
      'cases.state_since',
      'cases.holder',
      'bodies.name as holder_name',
    ])
    .select(['reports.category', 'reports.visibility'])
    .where('cases.is_present', '=', true)
    .$if(holder !== null, (query) => query.where('cases.holder', '=', holder))
    .orderBy('cases.opened_at')
    .limit(limit)
    .execute()

/** The id and holder of a report's present case. */
export const presentCaseOf = (db: Db, report: number) =>
  db
    .selectFrom('cases')
    .select(['id', 'holder', 'state'])
    .where('report', '=', report)
    .where('is_present', '=', true)
    .executeTakeFirst()

/** What has happened to a report, in order: for operators. */
export const historyOf = (db: Db, report: number, limit: number) =>
  db
    .selectFrom('events')
    .select(['occurred_at', 'act', 'actor', 'door', 'holder', 'from_state', 'to_state'])
    .where('report', '=', report)
    .orderBy('id')
    .limit(limit)
    .execute()
