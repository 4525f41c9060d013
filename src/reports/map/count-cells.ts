import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { finest, levels } from './cells.ts'

/** Adds the changes since last time to the squares of each level; one at a time, the next takes what came since. */
export function countCells(db: Db): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(715022) as alone`.execute(
      tx,
    )
    if (rows[0]?.alone) await addUp(tx)
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
