import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { type Area, decodeArea, encodeArea } from '#geo/area.ts'

/** The channel that tells running services to read the areas again. */
export const areasChannel = 'areas_changed'

/** Makes these areas the ones in force, at once and whole; the sets before them are kept. */
export function importAreas(db: Db, areas: readonly Area[], source: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.updateTable('area_sets').set({ is_current: false }).where('is_current', '=', true).execute()
    const { id } = await tx
      .insertInto('area_sets')
      .values({ source, is_current: true })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = areas.map((area) => ({
      area_set: id,
      body: area.code,
      name: area.name,
      rings: encodeArea(area),
    }))
    await tx.insertInto('areas').values(rows).execute()
    await sql`select pg_notify(${areasChannel}, ${String(id)})`.execute(tx)
  })
}

/** The areas in force; none when nothing was ever imported. */
export async function currentAreas(db: Db): Promise<Area[]> {
  const rows = await db
    .selectFrom('areas')
    .innerJoin('area_sets', 'area_sets.id', 'areas.area_set')
    .select(['areas.body', 'areas.name', 'areas.rings'])
    .where('area_sets.is_current', '=', true)
    .execute()
  return rows.map(({ body, name, rings }) => decodeArea(body, name, rings))
}
