import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Visibility } from '#database/schema.ts'

export type LatelyConfirmed = { number: number; title: string; holder: string; visibility: Visibility }

/** What the reporter of a draft's report, or whoever has its address, has confirmed in the last hour, newest first. */
export const latelyConfirmed = (db: Db, draft: string): Promise<LatelyConfirmed[]> =>
  db
    .selectFrom('reports')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', true),
    )
    .innerJoin('bodies', 'bodies.code', 'cases.holder')
    .select(['reports.number', 'report_texts.title', 'bodies.name as holder', 'reports.visibility'])
    .where('reports.reporter', '=', (person) =>
      person
        .selectFrom('drafts as opened')
        .leftJoin('reports as made', 'made.number', 'opened.report')
        .leftJoin('people', 'people.email', 'opened.email')
        .select((row) => row.fn.coalesce('made.reporter', 'people.id').as('person'))
        .where('opened.id', '=', draft),
    )
    .where('reports.confirmed_at', '>', sql<Date>`now() - interval '1 hour'`)
    .orderBy('reports.number', 'desc')
    .limit(50)
    .execute()
