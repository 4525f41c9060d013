import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lastBefore } from '../lists/narrowing.ts'
import { finest, levels, narrowedLevels } from './cells.ts'

/** Adds the changes since last time to the squares of each level; one at a time, the next takes what came since. */
export function countCells(db: Db): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(715022) as alone`.execute(
      tx,
    )
    if (!rows[0]?.alone) return
    await addUp(tx)
    await addUpNarrowed(tx)
  })
}

const addUp = (tx: Db) =>
  sql`
    with taken as (
      delete from report_cell_changes returning x, y, opened, fixed, closed, lon_sum, lat_sum
    )
    insert into report_cells as known (level, x, y, opened, fixed, closed, lon_sum, lat_sum)
    select level, x >> (${sql.lit(finest)} - level), y >> (${sql.lit(finest)} - level),
      sum(opened), sum(fixed), sum(closed), sum(lon_sum), sum(lat_sum)
    from taken cross join unnest(${sql.lit(`{${levels}}`)}::int[]) as level
    group by 1, 2, 3
    on conflict (level, y, x) do update set
      opened = known.opened + excluded.opened,
      fixed = known.fixed + excluded.fixed,
      closed = known.closed + excluded.closed,
      lon_sum = known.lon_sum + excluded.lon_sum,
      lat_sum = known.lat_sum + excluded.lat_sum`.execute(tx)

/**
 * In one statement, which sees one moment: a report that grows too old for a window takes with it just what has been
 * added for it, and what changes meanwhile finds the window where it was moved to.
 */
const addUpNarrowed = (tx: Db) =>
  sql`
    with taken as (
      delete from narrowed_cell_changes
      returning number, category, has_photo, x, y, opened, fixed, closed, lon_sum, lat_sum
    ),
    moved as (
      select days, after as since, greatest(after, ${lastBefore(sql.ref('cell_windows.days'))}) as becomes
      from cell_windows
    ),
    aged as (
      select days::text as kind, number, cell_x(lon) as x, cell_y(lat) as y,
        -(state_group(state) = 'open')::int as opened, -(state_group(state) = 'fixed')::int as fixed,
        -(state_group(state) = 'closed')::int as closed,
        -round(lon * 1000000)::bigint as lon_sum, -round(lat * 1000000)::bigint as lat_sum
      from moved join reports on number > since and number <= becomes
        join cases on cases.report = number and cases.is_present
      where visibility = 'public' and state_group(state) is not null
    ),
    narrowed as (
      select category as kind, number, x, y, opened, fixed, closed, lon_sum, lat_sum from taken
      union all
      select 'photo', number, x, y, opened, fixed, closed, lon_sum, lat_sum from taken where has_photo
      union all
      select days::text, number, x, y, opened, fixed, closed, lon_sum, lat_sum from taken join moved on number > since
      union all
      select kind, number, x, y, opened, fixed, closed, lon_sum, lat_sum from aged
    ),
    advanced as (
      update cell_windows set after = becomes from moved
      where cell_windows.days = moved.days and after <> becomes
    )
    insert into narrowed_cells as known (kind, level, x, y, opened, fixed, closed, lon_sum, lat_sum,
      opened_numbers, fixed_numbers, closed_numbers)
    select kind, level, x >> (${sql.lit(finest)} - level), y >> (${sql.lit(finest)} - level),
      sum(opened), sum(fixed), sum(closed), sum(lon_sum), sum(lat_sum),
      sum(opened * number), sum(fixed * number), sum(closed * number)
    from narrowed cross join unnest(${sql.lit(`{${narrowedLevels}}`)}::int[]) as level
    group by 1, 2, 3, 4
    on conflict (kind, level, y, x) do update set
      opened = known.opened + excluded.opened,
      fixed = known.fixed + excluded.fixed,
      closed = known.closed + excluded.closed,
      lon_sum = known.lon_sum + excluded.lon_sum,
      lat_sum = known.lat_sum + excluded.lat_sum,
      opened_numbers = known.opened_numbers + excluded.opened_numbers,
      fixed_numbers = known.fixed_numbers + excluded.fixed_numbers,
      closed_numbers = known.closed_numbers + excluded.closed_numbers`.execute(tx)
