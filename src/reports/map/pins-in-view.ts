import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { CaseState } from '../report.ts'
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
  return { pins: await singlePins(db, view, groups), clusters: [] }
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
