import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { type Area, decodeArea, encodeArea } from '#geo/area.ts'
import { inTurns, mapping } from '#geo/in-turns.ts'
import { NotFound } from '../errors.ts'

/** The channel that tells running services to read the areas again. */
export const areasChannel = 'areas_changed'

/** Makes these areas the ones in force, at once and whole; the sets before them are kept. */
export function importAreas(db: Db, areas: readonly Area[], source: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    await retireCurrent(tx)
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
    await tellOthers(tx, id)
  })
}

/** Goes back, or forward again, to a set that is kept. Reports stay with the municipality they were given. */
export function bringBackAreas(db: Db, id: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    await retireCurrent(tx)
    const { numUpdatedRows } = await tx
      .updateTable('area_sets')
      .set({ is_current: true })
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new NotFound(`no set of areas with number ${id}`)
    await tellOthers(tx, id)
  })
}

async function retireCurrent(tx: Db): Promise<void> {
  // Two at once would each retire the same set, and the later one stumble over the earlier one's.
  await sql`select pg_advisory_xact_lock(715006)`.execute(tx)
  await tx.updateTable('area_sets').set({ is_current: false }).where('is_current', '=', true).execute()
}

const tellOthers = (tx: Db, id: number) => sql`select pg_notify(${areasChannel}, ${String(id)})`.execute(tx)

export type AreaSet = { id: number; source: string; importedAt: Date; isCurrent: boolean }

/** Every set that was ever imported, newest first. */
export const areaSets = (db: Db): Promise<AreaSet[]> =>
  db
    .selectFrom('area_sets')
    .select(['id', 'source', 'imported_at as importedAt', 'is_current as isCurrent'])
    .orderBy('id', 'desc')
    .execute()

/** The areas in force; none when nothing was ever imported. */
export async function currentAreas(db: Db): Promise<Area[]> {
  const rows = await db
    .selectFrom('areas')
    .innerJoin('area_sets', 'area_sets.id', 'areas.area_set')
    .select(['areas.body', 'areas.name', 'areas.rings'])
    .where('area_sets.is_current', '=', true)
    .orderBy('areas.body')
    .execute()
  return inTurns(mapping(rows, ({ body, name, rings }) => decodeArea(body, name, rings), 5))
}
