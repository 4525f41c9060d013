import type { Db } from '#database/database.ts'
import { inTurns } from '#geo/in-turns.ts'
import { borderLines } from '#geo/map/border-lines.ts'
import type { Corners } from '#geo/segments.ts'
import { currentAreas } from './area-sets.ts'

export type Borders = { set: number; lines: readonly Corners[] }

/** By the database they are of. */
const drawnSets = new WeakMap<Db, { set: number; borders: Promise<Borders> }>()

/** The borders of the areas in force, made for drawing once for each set; none where none were imported. */
export async function currentBorders(db: Db): Promise<Borders> {
  const current = await db
    .selectFrom('area_sets')
    .select('id')
    .where('is_current', '=', true)
    .executeTakeFirst()
  if (!current) return { set: 0, lines: [] }
  const known = drawnSets.get(db)
  if (known?.set === current.id) return known.borders
  const borders = drawn(db, current.id)
  drawnSets.set(db, { set: current.id, borders })
  borders.catch(() => drawnSets.delete(db))
  return borders
}

const drawn = async (db: Db, set: number): Promise<Borders> => ({
  set,
  lines: await inTurns(borderLines(await currentAreas(db))),
})
