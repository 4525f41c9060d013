import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { ShownGroup } from '../map/shown-groups.ts'
import { firstPhoto } from '../photos/first-photo.ts'
import type { CaseState } from '../report.ts'

export type ListedReport = {
  number: number
  title: string
  state: CaseState
  category: string
  confirmedAt: Date
  /** The address of its first photo that everybody may see. */
  photo: string | null
}

export type ListQuestion = {
  /** By its code. */
  municipality: string
  /** All, where none is given. */
  group: ShownGroup | null
  categories: readonly string[] | null
  /** Confirmed no longer ago than so many days. */
  days: number | null
  hasPhoto: boolean
  order: 'newest' | 'oldest'
  /** The number the list goes on from, to what comes after it or to what stood before. */
  from: { number: number; way: 'on' | 'back' } | null
}

export type ReportsOfMunicipality = {
  reports: ListedReport[]
  /** Whether there is more on that side. */
  hasBefore: boolean
  hasAfter: boolean
}

export const perPage = 20

/** The public's reports of a municipality, a page of them. Numbers are given as reports are confirmed: their order is time's. */
export async function municipalityReports(db: Db, question: ListQuestion): Promise<ReportsOfMunicipality> {
  const { from, order } = question
  const isBack = from?.way === 'back'
  // Walked the other way, the page before begins with what stands last on it.
  const isFalling = (order === 'newest') !== isBack
  const rows = await found(db, question, isFalling).execute()
  const hasMore = rows.length > perPage
  const page = rows.slice(0, perPage)
  return {
    reports: isBack ? page.reverse() : page,
    hasBefore: isBack ? hasMore : from !== null,
    hasAfter: isBack ? true : hasMore,
  }
}

function found(db: Db, question: ListQuestion, isFalling: boolean) {
  const { municipality, group, categories, days, hasPhoto, from } = question
  // Each of the two indexes stands in its own table, and a join does not tell that their numbers are the same.
  const number = group ? ('cases.report' as const) : ('reports.number' as const)
  return db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .select(['reports.number', 'report_texts.title', 'cases.state', 'reports.category'])
    .select(['reports.confirmed_at as confirmedAt', firstPhoto.as('photo')])
    .where('reports.visibility', '=', sql.lit('public'))
    .where('reports.municipality', '=', municipality)
    .$if(group !== null, (query) =>
      query
        .where('cases.municipality', '=', municipality)
        .where(sql<boolean>`state_group(cases.state) = ${group}`),
    )
    .$if(categories !== null, (query) => query.where('reports.category', 'in', categories ?? []))
    .$if(days !== null, (query) => query.where(number, '>', lastBefore(days ?? 0)))
    .$if(hasPhoto, (query) => query.where(firstPhoto, 'is not', null))
    .$if(from !== null, (query) => query.where(number, isFalling ? '<' : '>', from?.number ?? 0))
    .orderBy(number, isFalling ? 'desc' : 'asc')
    .limit(perPage + 1)
}

/** The last number of what is older: below it nothing need be looked at, however much there is. */
const lastBefore = (days: number) => sql<number>`coalesce((select older.number from reports as older
   where older.visibility = 'public' and older.confirmed_at <= now() - make_interval(days => ${days})
   order by older.confirmed_at desc, older.number desc limit 1), 0)`
