import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { ShownGroup } from '../map/shown-groups.ts'
import { firstPhoto } from '../photos/first-photo.ts'
import type { CaseState, Language } from '../report.ts'
import { conditionsOf, type Narrowing } from './narrowing.ts'

export type ListedReport = {
  number: number
  title: string
  language: Language
  state: CaseState
  category: string
  /** By its code. */
  municipality: string
  confirmedAt: Date
  /** The address of its first photo that everybody may see. */
  photo: string | null
}

export type ListQuestion = Narrowing & {
  /** By its code; null, the whole country. */
  municipality: string | null
  /** All, where none is given. */
  group: ShownGroup | null
  order: 'newest' | 'oldest'
  /** The number the list goes on from, to what comes after it or to what stood before. */
  from: { number: number; way: 'on' | 'back' } | null
}

export type ReportsInList = {
  reports: ListedReport[]
  /** Whether there is more on that side. */
  hasBefore: boolean
  hasAfter: boolean
}

export const perPage = 20

/**
 * The public's reports, a page of them. Numbers are given as reports are confirmed: their order is time's. What is
 * searched for stands in that order too: a rank would change with each word that is learnt, and pages that go on from
 * a number would leave out some and show others twice.
 */
export async function listReports(db: Db, question: ListQuestion, atMost = perPage): Promise<ReportsInList> {
  const { from, order } = question
  const isBack = from?.way === 'back'
  // Walked the other way, the page before begins with what stands last on it.
  const isFalling = (order === 'newest') !== isBack
  const rows = await reportsInOrder(db, question, isFalling)
    .limit(atMost + 1)
    .execute()
  const hasMore = rows.length > atMost
  const page = rows.slice(0, atMost)
  return {
    reports: isBack ? page.reverse() : page,
    hasBefore: isBack ? hasMore : from !== null,
    hasAfter: isBack ? true : hasMore,
  }
}

/** The question itself; asked apart where its plan is looked at. */
export function reportsInOrder(db: Db, question: Omit<ListQuestion, 'order'>, isFalling: boolean) {
  const { municipality, group, from } = question
  // Each of the two indexes stands in its own table, and a join does not tell that their numbers are the same.
  const number = group && municipality !== null ? ('cases.report' as const) : ('reports.number' as const)
  return db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .select([
      'reports.number',
      'report_texts.title',
      'cases.state',
      'reports.category',
      'reports.municipality',
    ])
    .select(['reports.language', 'reports.confirmed_at as confirmedAt', firstPhoto.as('photo')])
    .where('reports.visibility', '=', sql.lit('public'))
    .$if(municipality !== null, (query) => query.where('reports.municipality', '=', municipality ?? ''))
    .$if(group !== null, (query) =>
      query
        .$if(municipality !== null, (inIt) => inIt.where('cases.municipality', '=', municipality ?? ''))
        .where(sql<boolean>`state_group(cases.state) = ${group}`),
    )
    .where((where) => where.and(conditionsOf(question, number)))
    .$if(from !== null, (query) => query.where(number, isFalling ? '<' : '>', from?.number ?? 0))
    .orderBy(number, isFalling ? 'desc' : 'asc')
}
