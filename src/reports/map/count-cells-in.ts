import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { type Cells, finest } from './cells.ts'

/** How many reports of each group lie in a square, and the sums of where, in millionths of degrees. */
export type Counted = Record<'opened' | 'fixed' | 'closed' | 'lonSum' | 'latSum', number>

/** Every public report of these squares, from what was added up and what has changed since. */
export async function countCellsIn(db: Db, { level, left, right, top, bottom }: Cells): Promise<Counted[]> {
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
