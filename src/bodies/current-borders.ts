import type { Db } from '#database/database.ts'
import { inTurns } from '#geo/in-turns.ts'
import { borderLines } from '#geo/map/border-lines.ts'
import type { Corners } from '#geo/segments.ts'
import { currentAreas } from './area-sets.ts'

export type Borders = { set: number; lines: readonly Corners[] }

let latest: Promise<Borders> | undefined
let latestSet: number | undefined

/** The borders of the areas in force, made for drawing once for each set; none where none were imported. */
export async function currentBorders(db: Db): Promise<Borders> {
  const current = await db
    .selectFrom('area_sets')
    .select('id')
    .where('is_current', '=', true)
    .executeTakeFirst()
  if (!current) return { set: 0, lines: [] }
  if (latest && latestSet === current.id) return latest
  latestSet = current.id
  latest = drawn(db, current.id)
  latest.catch(() => {
    latest = undefined
  })
  return latest
}

const drawn = async (db: Db, set: number): Promise<Borders> => ({
  set,
  lines: await inTurns(borderLines(await currentAreas(db))),
})
