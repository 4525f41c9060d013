import type { Db } from '#database/database.ts'
import { inTurns } from '#geo/in-turns.ts'
import { areasOfLines } from '#geo/map/areas-of-lines.ts'
import { borderLines } from '#geo/map/border-lines.ts'
import { polygonPlaces } from '#geo/map/polygon-places.ts'
import type { Corners } from '#geo/segments.ts'
import { currentAreas } from './area-sets.ts'

export type Borders = {
  set: number
  lines: readonly Corners[]
  /** What each area covers within those lines, by its code. */
  polygons: ReadonlyMap<string, ReturnType<typeof polygonPlaces>>
}

/** By the database they are of. */
const drawnSets = new WeakMap<Db, { set: number; borders: Promise<Borders> }>()

/** The borders of the areas in force, made for drawing once for each set; none where none were imported. */
export async function currentBorders(db: Db): Promise<Borders> {
  const current = await db
    .selectFrom('area_sets')
    .select('id')
    .where('is_current', '=', true)
    .executeTakeFirst()
  if (!current) return { set: 0, lines: [], polygons: new Map() }
  const known = drawnSets.get(db)
  if (known?.set === current.id) return known.borders
  const borders = drawn(db, current.id)
  drawnSets.set(db, { set: current.id, borders })
  borders.catch(() => drawnSets.delete(db))
  return borders
}

async function drawn(db: Db, set: number): Promise<Borders> {
  const areas = await currentAreas(db)
  const lines = await inTurns(borderLines(areas))
  const simpler = await inTurns(areasOfLines(areas, lines))
  return { set, lines, polygons: new Map(simpler.map((area) => [area.code, polygonPlaces(area)])) }
}
