import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { distanceMetres, type Point } from '#geo/browser/point.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { masked } from '../publish-text.ts'
import type { CaseState, Language } from '../report.ts'
import { groupOf, states } from '../states.ts'

/** Another open case of the same body, as whoever holds the link of one may see it. */
export type NearCase = {
  number: number
  /** What everybody may read; null where the report is shown to few. */
  title: string | null
  language: Language
  category: string
  state: CaseState
  openedAt: Date
  metres: number
}

type Asked = {
  holder: string
  /** Not the one they lie around. */
  report: number
  point: Point
  /** A contractor learns nothing of what is shown to few. */
  onlyPublic: boolean
}

const reachMetres = 250
const mostShown = 8
// Found in the order of the index, which measures in degrees; told in metres.
const mostCandidates = 60
const open = states.filter((state) => groupOf[state] === 'open')

/** What a body has open around the place of one of its cases, the nearest first. */
export async function casesNear(db: Db, { holder, report, point, onlyPublic }: Asked): Promise<NearCase[]> {
  const { lat, lon } = point
  const rows = await db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .select(['reports.number', 'report_texts.title', 'reports.language', 'reports.category'])
    .select(['cases.state', 'reports.confirmed_at as openedAt', 'reports.lat', 'reports.lon'])
    .select('reports.visibility')
    .where('cases.holder', '=', holder)
    .where('cases.state', 'in', open)
    .where('reports.number', '!=', report)
    .where('reports.place_is_approximate', '=', false)
    .where('reports.visibility', 'in', onlyPublic ? ['public'] : ['public', 'private'])
    .where(sql<boolean>`reports.place <@ box_around(${lat}, ${lon}, ${reachMetres})`)
    .orderBy(sql`reports.place <-> point(${lon}, ${lat})`)
    .limit(mostCandidates)
    .execute()
  return rows
    .map(({ lat: north, lon: east, visibility, title, ...near }) => ({
      ...near,
      title: visibility === 'public' ? stripCapabilities(title, masked) : null,
      metres: distanceMetres(point, { lat: north, lon: east }),
    }))
    .filter(({ metres }) => metres <= reachMetres)
    .sort((one, other) => one.metres - other.metres || other.number - one.number)
    .slice(0, mostShown)
}
