import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { cellsOf, type View } from '../map/cells.ts'
import { countCellsIn } from '../map/count-cells-in.ts'

/** Beyond so many, the newest of a place are sooner met among the newest of all than found by where they lie and put in order. */
const crowded = 5_000

/** What a row of `reports` has to be to lie in a view. */
export async function inView(db: Db, view: View): Promise<RawBuilder<boolean>> {
  const { west, south, east, north } = view
  return (await isCrowded(db, view))
    ? sql<boolean>`(reports.lon between ${west} and ${east} and reports.lat between ${south} and ${north})`
    : sql<boolean>`reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))`
}

export async function isCrowded(db: Db, view: View): Promise<boolean> {
  const counted = await countCellsIn(db, cellsOf(view, 14))
  return counted.reduce((sum, { opened, fixed, closed }) => sum + opened + fixed + closed, 0) > crowded
}
