import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { cellsOf, type View } from '../map/cells.ts'
import { countCellsIn } from '../map/count-cells-in.ts'
import { type Circle, within } from './narrowing.ts'

/** Beyond so many, the newest of a circle are sooner met among the newest of all than found by their place and put in order. */
const crowded = 5_000

/** What a row of `reports` has to be to lie in a circle. */
export async function inCircle(db: Db, { point, metres }: Circle): Promise<RawBuilder<boolean>> {
  const { lat, lon } = point
  const counted = await countCellsIn(db, cellsOf(around({ point, metres }), 14))
  const all = counted.reduce((sum, { opened, fixed, closed }) => sum + opened + fixed + closed, 0)
  return all > crowded
    ? sql<boolean>`metres_between(${lat}, ${lon}, reports.lat, reports.lon) <= ${metres}`
    : within({ point, metres })
}

function around({ point: { lat, lon }, metres }: Circle): View {
  const up = metres / 111_195
  const aside = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return { west: lon - aside, south: lat - up, east: lon + aside, north: lat + up }
}
