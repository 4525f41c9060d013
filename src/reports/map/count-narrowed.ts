import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Narrowing } from '../lists/narrowing.ts'
import { type Cells, finest, type View } from './cells.ts'
import type { Counted } from './count-cells-in.ts'
import { mostRead, type Reach, toldSince, wantedIn } from './reach.ts'

type Asked = { cells: Cells; view: View; narrowing: Narrowing; reach: Reach }

/** Counts what is wanted in each square; `since` where what was confirmed before that is left out. */
export async function countNarrowed(
  db: Db,
  asked: Asked,
): Promise<{ counted: Counted[]; since: Date | null }> {
  const { rows } = await narrowedCells(asked).execute(db)
  const { bound } = asked.reach
  const read = rows.reduce((sum, cell) => sum + cell.read, 0)
  const oldest = rows.reduce((least, cell) => Math.min(least, cell.oldest), Number.MAX_SAFE_INTEGER)
  const cut = bound ?? (read < mostRead ? null : oldest - 1)
  return { counted: rows, since: cut === null ? null : await toldSince(db, cut, asked.narrowing) }
}

type Cell = Counted & { read: number; oldest: number }

/** The question itself; asked apart where its plan is looked at. */
export function narrowedCells({ cells, view, narrowing, reach }: Asked): RawBuilder<Cell> {
  const coarser = sql.lit(finest - cells.level)
  return sql<Cell>`
    select count(*) filter (where state_group(cases.state) = 'open')::float8 as opened,
      count(*) filter (where state_group(cases.state) = 'fixed')::float8 as fixed,
      count(*) filter (where state_group(cases.state) = 'closed')::float8 as closed,
      sum(round(lon * 1000000))::float8 as "lonSum", sum(round(lat * 1000000))::float8 as "latSum",
      count(*)::float8 as read, min(number)::float8 as oldest
    from (
      select reports.number, reports.lat, reports.lon from reports
      where reports.visibility = 'public' and ${sql.join(wantedIn(view, narrowing, reach), sql` and `)}
      order by reports.number desc limit ${sql.lit(mostRead)}) as matching
    join cases on cases.report = matching.number and cases.is_present
    where state_group(cases.state) is not null
    group by cell_y(lat) >> ${coarser}, cell_x(lon) >> ${coarser}
    limit 500`
}
