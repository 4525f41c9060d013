import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { cellsOf, type View } from '../map/cells.ts'
import { countCellsIn } from '../map/count-cells-in.ts'
import { type Circle, within } from './narrowing.ts'

/** A part of the country: a view's box, or a circle. */
export type Ground = View | Circle

/** Beyond so many, the newest of a part are sooner met among the newest of all than found by their place and put in order. */
const crowded = 5_000

/** What a row of `reports` has to be to lie there. */
export async function liesIn(db: Db, ground: Ground): Promise<RawBuilder<boolean>> {
  const counted = await countCellsIn(db, cellsOf('point' in ground ? around(ground) : ground, 14))
  const all = counted.reduce((sum, { opened, fixed, closed }) => sum + opened + fixed + closed, 0)
  return 'point' in ground ? inCircle(ground, all > crowded) : inBox(ground, all > crowded)
}

function inCircle({ point, metres }: Circle, isCrowded: boolean): RawBuilder<boolean> {
  const { lat, lon } = point
  return isCrowded
    ? sql<boolean>`metres_between(${lat}, ${lon}, reports.lat, reports.lon) <= ${metres}`
    : within({ point, metres })
}

const inBox = ({ west, south, east, north }: View, isCrowded: boolean): RawBuilder<boolean> =>
  isCrowded
    ? sql<boolean>`(reports.lon between ${west} and ${east} and reports.lat between ${south} and ${north})`
    : sql<boolean>`reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))`

function around({ point: { lat, lon }, metres }: Circle): View {
  const up = metres / 111_195
  const aside = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return { west: lon - aside, south: lat - up, east: lon + aside, north: lat + up }
}
