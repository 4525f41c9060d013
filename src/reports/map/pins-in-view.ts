import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { isNarrowed, type Narrowing, unnarrowed } from '../lists/narrowing.ts'
import { apart } from './apart.ts'
import { cellsOf, type View } from './cells.ts'
import { type Counted, countCellsIn } from './count-cells-in.ts'
import { countNarrowed } from './count-narrowed.ts'
import type { Cluster, PinsInView } from './pin.ts'
import { type Reach, reachOf, wantedIn } from './reach.ts'
import { type ShownGroup, statesOf } from './shown-groups.ts'

type Asked = { view: View; zoom: number; groups: readonly ShownGroup[]; narrowing?: Narrowing }

/** From here on a map shows heaps: single signs would cover each other. */
const mostPins = 300

/** What a map of the public's reports shows: each of them while they are few, else how many lie where. */
export async function pinsInView(
  db: Db,
  { view, zoom, groups, narrowing = unnarrowed }: Asked,
): Promise<PinsInView> {
  const cells = cellsOf(view, zoom)
  const inAll = await countCellsIn(db, cells)
  const reach = await reachOf(db, narrowing, totalOf(inAll))
  const { counted, since } = isNarrowed(narrowing)
    ? await countNarrowed(db, { cells, view, narrowing, reach })
    : { counted: inAll, since: null }
  const clusters = counted.flatMap((cell) => clusterOf(cell, groups))
  const total = clusters.reduce((sum, { open, fixed, closed }) => sum + open + fixed + closed, 0)
  if (total === 0) return { pins: [], clusters: [], since }
  if (total > mostPins) return { pins: [], clusters, since }
  const pins = await singlePins(db, { view, groups, narrowing, reach }).execute()
  const newest = pins.sort((a, b) => b.number - a.number).slice(0, mostPins)
  return { ...apart(newest, zoom), since }
}

const totalOf = (counted: readonly Counted[]): number =>
  counted.reduce((sum, { opened, fixed, closed }) => sum + opened + fixed + closed, 0)

function clusterOf(cell: Counted, groups: readonly ShownGroup[]): Cluster[] {
  const all = { open: cell.opened, fixed: cell.fixed, closed: cell.closed }
  const sum = all.open + all.fixed + all.closed
  const shown = (group: ShownGroup) => (groups.includes(group) ? all[group] : 0)
  const counts = { open: shown('open'), fixed: shown('fixed'), closed: shown('closed') }
  if (counts.open + counts.fixed + counts.closed <= 0) return []
  return [{ lat: cell.latSum / sum / 1e6, lon: cell.lonSum / sum / 1e6, ...counts }]
}

type Single = { view: View; groups: readonly ShownGroup[]; narrowing: Narrowing; reach: Reach }

/**
 * The question itself; asked apart where its plan is looked at. They are few: asked for in order, or so many of them,
 * they would be looked for among all reports from the newest on.
 */
export const singlePins = (db: Db, { view, groups, narrowing, reach }: Single) =>
  db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .select(['reports.number', 'reports.lat', 'reports.lon', 'cases.state'])
    .where('reports.visibility', '=', sql.lit('public'))
    .where((where) => where.and(wantedIn(view, narrowing, reach)))
    .where('cases.state', 'in', statesOf(groups))
