import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { pageOf, perPage } from './reports-of-person.ts'

/** The reports a person gets letters about, or has stopped letters about; those that are hidden too, since letters of them may come. */
export async function followsOfPerson(db: Db, person: number, from: number | null) {
  const rows = await db
    .selectFrom('followers')
    .innerJoin('reports', 'reports.number', 'followers.report')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', true),
    )
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .select(['reports.number', 'report_texts.title', 'cases.state', 'followers.since', 'followers.pace'])
    .select('reports.language')
    .select(sql<boolean>`followers.stopped_at is not null`.as('hasStopped'))
    .where('followers.person', '=', person)
    .$if(from !== null, (query) => query.where('reports.number', '<=', from ?? 0))
    .orderBy('reports.number', 'desc')
    .limit(perPage + 1)
    .execute()
  return pageOf(rows)
}
