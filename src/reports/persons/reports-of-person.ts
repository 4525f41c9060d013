import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { firstPhoto } from '../photos/first-photo.ts'

export const perPage = 20

/** A page of a list that is walked by the numbers of its reports; `next` is where the page after it begins. */
export type PageOf<Row> = { rows: Row[]; next: number | null }

export type ReportOfPerson = Awaited<ReturnType<typeof reportsOfPerson>>['rows'][number]

/** What a person has reported, the newest first, each with the link that opens their own page of it. */
export async function reportsOfPerson(db: Db, person: number, from: number | null) {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', true),
    )
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'original'),
    )
    .select(['reports.number', 'report_texts.title', 'cases.state', 'reports.category'])
    .select(['cases.is_fix_confirmed as isFixConfirmed', 'reports.confirmed_at as confirmedAt'])
    .select('reports.language')
    .select((row) =>
      row
        .selectFrom('links')
        .select('links.id')
        .whereRef('links.report', '=', 'reports.number')
        .where('links.person', '=', person)
        .where('links.act', '=', 'reporter')
        .where('links.revoked_at', 'is', null)
        .orderBy('links.created_at', 'desc')
        .limit(1)
        .as('link'),
    )
    .select(sql<string | null>`case when reports.visibility = 'public' then ${firstPhoto} end`.as('photo'))
    .where('reports.reporter', '=', person)
    .$if(from !== null, (query) => query.where('reports.number', '<=', from ?? 0))
    .orderBy('reports.number', 'desc')
    .limit(perPage + 1)
    .execute()
  return pageOf(rows)
}

/** One more than a page was asked for: it tells whether there is another. */
export const pageOf = <Row extends { number: number }>(rows: Row[]): PageOf<Row> => ({
  rows: rows.slice(0, perPage),
  next: rows[perPage]?.number ?? null,
})
