import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { CaseState } from '../report.ts'
import { groupOf } from '../states.ts'
import { type Cells, cellsOf, finest, type View } from './cells.ts'
import { type ShownGroup, statesOf } from './shown-groups.ts'

/** A report on a map. */
export type Pin = { number: number; lat: number; lon: number; state: CaseState }

/** A heap of reports, and how many of each group. */
export type Cluster = { lat: number; lon: number } & Record<ShownGroup, number>

export type PinsInView = { pins: Pin[]; clusters: Cluster[] }

/** From here on a map shows heaps: single signs would cover each other. */
const mostPins = 300

/** What a map of the public's reports shows: each of them while they are few, else how many lie where. */
export async function pinsInView(
  db: Db,
  { view, zoom, groups }: { view: View; zoom: number; groups: readonly ShownGroup[] },
): Promise<PinsInView> {
  const counted = await countIn(db, cellsOf(view, zoom))
  const clusters = counted.flatMap((cell) => clusterOf(cell, groups))
  const total = clusters.reduce((sum, { open, fixed, closed }) => sum + open + fixed + closed, 0)
  if (total === 0) return { pins: [], clusters: [] }
  if (total > mostPins) return { pins: [], clusters }
  return apart(await singlePins(db, view, groups), zoom)
}

// Signs nearer each other than this many pixels would hide each other; from so near that they lie on one spot, they may.
const tooNear = 32
const onOneSpot = 17

/** Reports whose signs would cover each other at this zoom are a heap until one looks nearer. */
function apart(pins: Pin[], zoom: number): PinsInView {
  if (zoom >= onOneSpot) return { pins, clusters: [] }
  const side = 360 / 2 ** (zoom + Math.log2(512 / tooNear))
  const spots = new Map<string, Pin[]>()
  for (const pin of pins) {
    const up = side * Math.cos((pin.lat * Math.PI) / 180)
    const spot = `${Math.floor(pin.lon / side)} ${Math.floor(pin.lat / up)}`
    spots.set(spot, [...(spots.get(spot) ?? []), pin])
  }
  const heaps = [...spots.values()].filter(({ length }) => length > 1)
  return {
    pins: [...spots.values()].filter(({ length }) => length === 1).flat(),
    clusters: heaps.map(heapOf),
  }
}

function heapOf(pins: readonly Pin[]): Cluster {
  const count = (group: ShownGroup) => pins.filter(({ state }) => groupOf[state] === group).length
  const middle = (of: (pin: Pin) => number) => pins.reduce((sum, pin) => sum + of(pin), 0) / pins.length
  return {
    lat: middle(({ lat }) => lat),
    lon: middle(({ lon }) => lon),
    open: count('open'),
    fixed: count('fixed'),
    closed: count('closed'),
  }
}

type Counted = Record<'opened' | 'fixed' | 'closed' | 'lonSum' | 'latSum', number>

async function countIn(db: Db, { level, left, right, top, bottom }: Cells): Promise<Counted[]> {
  const coarser = finest - level
  const { rows } = await sql<Counted>`
    select sum(opened)::float8 as opened, sum(fixed)::float8 as fixed, sum(closed)::float8 as closed,
      sum(lon_sum)::float8 as "lonSum", sum(lat_sum)::float8 as "latSum"
    from (
      select x, y, opened, fixed, closed, lon_sum, lat_sum from report_cells
        where level = ${sql.lit(level)} and y between ${top}::int and ${bottom}::int
          and x between ${left}::int and ${right}::int
      union all
      select x >> ${sql.lit(coarser)}, y >> ${sql.lit(coarser)}, opened, fixed, closed, lon_sum, lat_sum
        from report_cell_changes
        where y >> ${sql.lit(coarser)} between ${top}::int and ${bottom}::int
          and x >> ${sql.lit(coarser)} between ${left}::int and ${right}::int
    ) as counted
    group by y, x
    order by y, x
    limit 500`.execute(db)
  return rows
}

function clusterOf(cell: Counted, groups: readonly ShownGroup[]): Cluster[] {
  const all = { open: cell.opened, fixed: cell.fixed, closed: cell.closed }
  const sum = all.open + all.fixed + all.closed
  const shown = (group: ShownGroup) => (groups.includes(group) ? all[group] : 0)
  const counts = { open: shown('open'), fixed: shown('fixed'), closed: shown('closed') }
  if (counts.open + counts.fixed + counts.closed <= 0) return []
  return [{ lat: cell.latSum / sum / 1e6, lon: cell.lonSum / sum / 1e6, ...counts }]
}

async function singlePins(db: Db, view: View, groups: readonly ShownGroup[]): Promise<Pin[]> {
  const { west, south, east, north } = view
  return db
    .selectFrom('reports')
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .select(['reports.number', 'reports.lat', 'reports.lon', 'cases.state'])
    .where('reports.visibility', '=', sql.lit('public'))
    .where(sql<boolean>`reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))`)
    .where('cases.state', 'in', statesOf(groups))
    .orderBy('reports.number', 'desc')
    .limit(mostPins)
    .execute()
}
