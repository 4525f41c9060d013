import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { lastBefore, type Narrowing } from '../lists/narrowing.ts'
import { type Cells, finest } from './cells.ts'
import type { Counted } from './count-cells-in.ts'

/** Besides, the sums of each group's numbers: where a group has one report, the number of it. */
export type CountedKind = Counted & Record<'openedNumbers' | 'fixedNumbers' | 'closedNumbers', number>

/** What is counted by itself in each square. */
export type Kind = { categories: readonly string[] } | { days: number } | 'photo'

/** Times that can be chosen, and are counted. */
export const countedDays: readonly number[] = [7, 30, 365]

/** Null for a mixture, for words, and for other times: counters of all of them would be more than there are reports. */
export function kindOf({ categories, days, hasPhoto, sought }: Narrowing): Kind | null {
  const wanted: (Kind | null)[] = [
    ...(categories ? [{ categories }] : []),
    ...(days === null ? [] : [countedDays.includes(days) ? { days } : null]),
    ...(hasPhoto ? ['photo' as const] : []),
  ]
  return sought === null && wanted.length === 1 ? (wanted[0] ?? null) : null
}

/** Every public report of a kind in these squares: what was added up, what has changed, and who has grown too old since. */
export async function countKind(db: Db, cells: Cells, kind: Kind): Promise<CountedKind[]> {
  const { rows } = await cellsOfKind(cells, kind).execute(db)
  return rows
}

/** The question itself; asked apart where its plan is looked at. */
export function cellsOfKind({ level, left, right, top, bottom }: Cells, kind: Kind): RawBuilder<CountedKind> {
  const coarser = sql.lit(finest - level)
  const inCells = (x: RawBuilder<number>, y: RawBuilder<number>) =>
    sql`${y} >> ${coarser} between ${top}::int and ${bottom}::int and ${x} >> ${coarser} between ${left}::int and ${right}::int`
  return sql<CountedKind>`
    select sum(opened)::float8 as opened, sum(fixed)::float8 as fixed, sum(closed)::float8 as closed,
      sum(lon_sum)::float8 as "lonSum", sum(lat_sum)::float8 as "latSum", sum(opened_numbers)::float8 as "openedNumbers",
      sum(fixed_numbers)::float8 as "fixedNumbers", sum(closed_numbers)::float8 as "closedNumbers"
    from (
      select x, y, opened, fixed, closed, lon_sum, lat_sum, opened_numbers, fixed_numbers, closed_numbers
        from narrowed_cells
        where kind = any(${namesOf(kind)}::text[]) and level = ${sql.lit(level)}
          and y between ${top}::int and ${bottom}::int and x between ${left}::int and ${right}::int
      union all
      select x >> ${coarser}, y >> ${coarser}, opened, fixed, closed, lon_sum, lat_sum,
          opened * number, fixed * number, closed * number
        from narrowed_cell_changes
        where ${isOf(kind)} and ${inCells(sql`x`, sql`y`)}
      ${typeof kind === 'object' && 'days' in kind ? sql`union all ${agedSince(kind.days, coarser, inCells)}` : sql``}
    ) as counted
    group by y, x
    order by y, x
    limit 500`
}

function namesOf(kind: Kind): string[] {
  if (kind === 'photo') return ['photo']
  return 'days' in kind ? [String(kind.days)] : [...kind.categories]
}

function isOf(kind: Kind): RawBuilder<boolean> {
  if (kind === 'photo') return sql<boolean>`has_photo`
  return 'days' in kind
    ? sql<boolean>`number > (select after from cell_windows where days = ${kind.days})`
    : sql<boolean>`category = any(${[...kind.categories]}::text[])`
}

type InCells = (x: RawBuilder<number>, y: RawBuilder<number>) => RawBuilder<unknown>

/** A window's edge is where the job left it: between there and where it ought to be lie a minute's reports. */
const agedSince = (days: number, coarser: RawBuilder<unknown>, inCells: InCells) => sql`
  select x >> ${coarser}, y >> ${coarser}, sign * opened, sign * fixed, sign * closed,
      sign * lon_sum, sign * lat_sum, sign * opened * number, sign * fixed * number, sign * closed * number
  from (
    select number, case when number > after then -1 else 1 end as sign, cell_x(lon) as x, cell_y(lat) as y,
      (state_group(state) = 'open')::int as opened, (state_group(state) = 'fixed')::int as fixed,
      (state_group(state) = 'closed')::int as closed,
      round(lon * 1000000)::bigint as lon_sum, round(lat * 1000000)::bigint as lat_sum
    from (select after, ${lastBefore(days)} as due from cell_windows where days = ${days}) as edge
      join reports on number > least(after, due) and number <= greatest(after, due)
      join cases on cases.report = number and cases.is_present
    where visibility = 'public' and state_group(state) is not null
  ) as aged
  where ${inCells(sql`x`, sql`y`)}`
