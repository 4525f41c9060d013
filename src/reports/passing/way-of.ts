import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Actor } from '../report.ts'
import type { Way } from './way.ts'

/** All that have held a report, in order. */
export const wayOf = (db: Db, report: number): Promise<Way> =>
  db
    .selectFrom('cases')
    .select('holder')
    .select(sql<Actor | null>`case when not is_present then moved_by end`.as('endedBy'))
    .where('report', '=', report)
    .orderBy('id')
    .execute()
