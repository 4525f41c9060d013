import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { isNarrowed, type Narrowing, unnarrowed } from '../lists/narrowing.ts'
import { apart } from './apart.ts'
import { cellsOf, type View } from './cells.ts'
import { clusterOf, totalOf } from './cluster-of.ts'
import { type Counted, countCellsIn } from './count-cells-in.ts'
import { kindOf } from './count-kind.ts'
import { countNarrowed } from './count-narrowed.ts'
import { mostPins, type PinsInView } from './pin.ts'
import { pinsOfKind } from './pins-of-kind.ts'
import { type Reach, reachOf, wantedIn } from './reach.ts'
import { type ShownGroup, statesOf } from './shown-groups.ts'

type Asked = { view: View; zoom: number; groups: readonly ShownGroup[]; narrowing?: Narrowing }

/** From here on what is counted by itself is not read for in the view. */
const mostReadForKind = 1_000

/** What a map of the public's reports shows: each of them while they are few, else how many lie where. */
export async function pinsInView(
  db: Db,
  { view, zoom, groups, narrowing = unnarrowed }: Asked,
): Promise<PinsInView> {
  const cells = cellsOf(view, zoom)
  const inAll = await countCellsIn(db, cells)
  const inView = allIn(inAll)
  const kind = kindOf(narrowing)
  if (kind && inView > mostReadForKind) return pinsOfKind(db, { view, zoom, groups, kind })
  const reach = await reachOf(db, { view, narrowing }, inView)
  const { counted, since } = isNarrowed(narrowing)
    ? await countNarrowed(db, { cells, view, narrowing, reach })
    : { counted: inAll, since: null }
  const clusters = counted.flatMap((cell) => clusterOf(cell, groups))
  const total = totalOf(clusters)
  if (total === 0) return { pins: [], clusters: [], since }
  if (total > mostPins) return { pins: [], clusters, since }
  const pins = await singlePins(db, { view, groups, narrowing, reach }).execute()
  const newest = pins.sort((a, b) => b.number - a.number).slice(0, mostPins)
  return { ...apart(newest, zoom), since }
}

const allIn = (counted: readonly Counted[]): number =>
  counted.reduce((sum, { opened, fixed, closed }) => sum + opened + fixed + closed, 0)

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
