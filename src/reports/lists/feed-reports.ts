import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Point } from '#geo/browser/point.ts'
import type { ShownGroup } from '../map/shown-groups.ts'
import type { CaseState } from '../report.ts'
import { conditionsOf, type Narrowing } from './narrowing.ts'

/** What a feed tells of a report: published words only. */
export type FeedReport = {
  number: number
  title: string
  description: string
  state: CaseState
  category: string
  placeWords: string
  municipality: string
  lat: number
  lon: number
  confirmedAt: Date
  stateSince: Date
}

/** Where a feed is of: everywhere, a municipality by its code, or a circle. */
export type FeedArea = { municipality: string } | { point: Point; metres: number } | null
export type FeedQuestion = Narrowing & { group: ShownGroup | null; area: FeedArea }

const most = 40

/** The public's newest reports of an area, with the same choices as a list of them. */
export function feedReports(db: Db, question: FeedQuestion): Promise<FeedReport[]> {
  const { area, group } = question
  return db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .innerJoin('bodies', 'bodies.code', 'reports.municipality')
    .select(['reports.number', 'report_texts.title', 'report_texts.description', 'cases.state'])
    .select(['reports.category', 'reports.place_words as placeWords', 'bodies.name as municipality'])
    .select(['reports.lat', 'reports.lon', 'reports.confirmed_at as confirmedAt'])
    .select('cases.state_since as stateSince')
    .where('reports.visibility', '=', sql.lit('public'))
    .$if(area !== null, (query) => query.where(within(area)))
    .$if(group !== null, (query) => query.where(sql<boolean>`state_group(cases.state) = ${group}`))
    .where((where) => where.and(conditionsOf(question)))
    .orderBy('reports.confirmed_at', 'desc')
    .orderBy('reports.number', 'desc')
    .limit(most)
    .execute()
}

function within(area: FeedArea) {
  if (area === null) return sql<boolean>`true`
  if ('municipality' in area) return sql<boolean>`reports.municipality = ${area.municipality}`
  const { point, metres } = area
  return sql<boolean>`reports.place <@ box_around(${point.lat}, ${point.lon}, ${metres})
    and metres_between(${point.lat}, ${point.lon}, reports.lat, reports.lon) <= ${metres}`
}
