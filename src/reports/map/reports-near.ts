import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Point } from '#geo/browser/point.ts'
import { perPage } from '../lists/list-reports.ts'
import { conditionsOf, type Narrowing, unnarrowed } from '../lists/narrowing.ts'
import { firstPhoto } from '../photos/first-photo.ts'
import type { CaseState, Language } from '../report.ts'
import type { View } from './cells.ts'
import { type ShownGroup, statesOf } from './shown-groups.ts'

export type NearReport = {
  number: number
  title: string
  language: Language
  state: CaseState
  /** Others than the body have seen the fix, and nobody that it fails. */
  isFixConfirmed: boolean
  lat: number
  lon: number
  confirmedAt: Date
  /** The address of its first photo that everybody may see. */
  photo: string | null
  metres: number
}

type Asked = {
  point: Point
  groups: readonly ShownGroup[]
  /** Only what a map shows; without, within ten kilometres. */
  view?: View | undefined
  narrowing?: Narrowing
  /** The number the list goes on from. */
  after?: number | undefined
}

export type NearOrder = 'nearest' | 'newest' | 'oldest'
export type ReportsNear = { reports: NearReport[]; hasAfter: boolean }

const farthest = 10_000

/** The public's reports around a point, a page of them: the nearest first, or by time. */
export async function reportsNear(db: Db, asked: Asked, order: NearOrder = 'nearest'): Promise<ReportsNear> {
  const rows = await (order === 'nearest' ? nearest(db, asked) : inTime(db, asked, order))
  return { reports: rows.slice(0, perPage), hasAfter: rows.length > perPage }
}

// The index measures in degrees, and one of longitude is half as long here: as many as are wanted, found in its order,
// tell how far away those that are truly nearest can be at most.
async function nearest(db: Db, asked: Asked): Promise<NearReport[]> {
  const found = await nearestFirst(db, asked).execute()
  if (found.length <= perPage) return found.sort(byDistance)
  const { lat, lon } = asked.point
  const reach = Math.max(...found.map(({ metres }) => metres))
  return farther(db, asked)
    .where(sql<boolean>`reports.place <@ box_around(${lat}, ${lon}, ${reach})`)
    .where(awayFrom(asked.point), '<=', reach)
    .orderBy('metres')
    .orderBy('reports.number', 'desc')
    .limit(perPage + 1)
    .execute()
}

const byDistance = (one: NearReport, other: NearReport) =>
  one.metres - other.metres || other.number - one.number

/** The question itself; asked apart where its plan is looked at. */
export const nearestFirst = (db: Db, asked: Asked) =>
  farther(db, asked)
    .orderBy(sql`reports.place <-> point(${asked.point.lon}, ${asked.point.lat})`)
    .limit(perPage + 1)

/** What lies farther away than the report the list goes on from, or as far and was told of before it. */
function farther(db: Db, asked: Asked) {
  const { point, after } = asked
  if (after === undefined) return reportsAround(db, asked)
  const last = sql`(select coalesce(max(${metres(point, 'last')}), -1) from reports as last where last.number = ${after})`
  return reportsAround(db, asked).where(
    sql<boolean>`(${awayFrom(point)}, -reports.number) > (${last}, ${-after}::bigint)`,
  )
}

const inTime = (db: Db, asked: Asked, order: 'newest' | 'oldest'): Promise<NearReport[]> =>
  reportsAround(db, asked)
    .$if(asked.after !== undefined, (query) =>
      query.where('reports.number', order === 'newest' ? '<' : '>', asked.after ?? 0),
    )
    .orderBy('reports.number', order === 'newest' ? 'desc' : 'asc')
    .limit(perPage + 1)
    .execute()

const metres = ({ lat, lon }: Point, table: string) =>
  sql<number>`metres_between(${lat}, ${lon}, ${sql.ref(`${table}.lat`)}, ${sql.ref(`${table}.lon`)})`

const awayFrom = (point: Point) => metres(point, 'reports')

function reportsAround(db: Db, { point, groups, view, narrowing = unnarrowed }: Asked) {
  const { west, south, east, north } = view ?? around(point)
  return db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .select(['reports.number', 'report_texts.title', 'cases.state', 'reports.lat', 'reports.lon'])
    .select(['cases.is_fix_confirmed as isFixConfirmed', 'reports.confirmed_at as confirmedAt'])
    .select(['reports.language', firstPhoto.as('photo')])
    .select(awayFrom(point).as('metres'))
    .where('reports.visibility', '=', sql.lit('public'))
    .where(sql<boolean>`reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))`)
    .where('cases.state', 'in', statesOf(groups))
    .where((where) => where.and(conditionsOf(narrowing)))
    .$if(view === undefined, (query) => query.where(awayFrom(point), '<=', farthest))
}

function around({ lat, lon }: Point): View {
  const up = farthest / 111_195
  const aside = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return { west: lon - aside, south: lat - up, east: lon + aside, north: lat + up }
}
