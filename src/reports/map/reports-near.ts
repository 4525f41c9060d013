import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { distanceMetres, type Point } from '#geo/browser/point.ts'
import { conditionsOf, lastBefore, type Narrowing, unnarrowed } from '../lists/narrowing.ts'
import { firstPhoto } from '../photos/first-photo.ts'
import type { CaseState, Language } from '../report.ts'
import type { View } from './cells.ts'
import { type ShownGroup, statesOf } from './shown-groups.ts'

export type NearReport = {
  number: number
  title: string
  language: Language
  state: CaseState
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
  /** Only what was confirmed longer ago than so many days. */
  olderThan?: number
}

export const mostNear = 20

// The index measures in degrees, and one of longitude is half as long here: more are taken, and put in order.
const taken = 4 * mostNear
const farthest = 10_000

/** The public's reports around a point, nearest first. */
export async function reportsNear(db: Db, asked: Asked): Promise<NearReport[]> {
  const { point, view } = asked
  const rows = await nearestFirst(db, asked).execute()
  return rows
    .map((row) => ({ ...row, metres: distanceMetres(point, row) }))
    .filter(({ metres }) => view !== undefined || metres <= farthest)
    .sort((one, other) => one.metres - other.metres || other.number - one.number)
    .slice(0, mostNear)
}

/** The question itself; asked apart where its plan is looked at. */
export function nearestFirst(db: Db, { point, groups, view, narrowing = unnarrowed, olderThan }: Asked) {
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
    .select(['reports.language', 'reports.confirmed_at as confirmedAt', firstPhoto.as('photo')])
    .where('reports.visibility', '=', sql.lit('public'))
    .where(sql<boolean>`reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))`)
    .where('cases.state', 'in', statesOf(groups))
    .where((where) => where.and(conditionsOf(narrowing)))
    .$if(olderThan !== undefined, (query) => query.where('reports.number', '<=', lastBefore(olderThan ?? 0)))
    .orderBy(sql`reports.place <-> point(${point.lon}, ${point.lat})`)
    .limit(taken)
}

function around({ lat, lon }: Point): View {
  const up = farthest / 111_195
  const aside = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return { west: lon - aside, south: lat - up, east: lon + aside, north: lat + up }
}
