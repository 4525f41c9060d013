import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { View } from '../map/cells.ts'
import { isCrowded } from './in-view.ts'
import { type Circle, within } from './narrowing.ts'

/** What a row of `reports` has to be to lie in a circle. */
export async function inCircle(db: Db, { point, metres }: Circle): Promise<RawBuilder<boolean>> {
  const { lat, lon } = point
  return (await isCrowded(db, around({ point, metres })))
    ? sql<boolean>`metres_between(${lat}, ${lon}, reports.lat, reports.lon) <= ${metres}`
    : within({ point, metres })
}

function around({ point: { lat, lon }, metres }: Circle): View {
  const up = metres / 111_195
  const aside = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return { west: lon - aside, south: lat - up, east: lon + aside, north: lat + up }
}
