import { type RawBuilder, sql } from 'kysely'
import { compiledOnce } from '#database/compiled-once.ts'
import type { Db } from '#database/database.ts'

export type ReportsPhotos = ReadonlyMap<number, readonly string[]>

/** The addresses of what everybody may see of several reports' own photos, each report's in the order they came. */
export async function readPhotos(db: Db, reports: readonly number[]): Promise<ReportsPhotos> {
  const photos = new Map<number, string[]>()
  for (const { report, address } of await rowsOf(db, reports))
    photos.set(report, [...(photos.get(report) ?? []), address])
  return photos
}

const rowsOf = compiledOnce<{ report: number; address: string }, readonly number[]>(
  (db, reports: RawBuilder<readonly number[]>) =>
    db
      .selectFrom('photos')
      .select((row) => row.ref('photos.report').$notNull().as('report'))
      .select('photos.address')
      .where(sql<boolean>`photos.report = any(${reports}::bigint[])`)
      .where('photos.state', '=', sql.lit('ready'))
      .where('photos.hidden_at', 'is', null)
      .where('photos.entry', 'is', null)
      .orderBy('photos.report')
      .orderBy('photos.created_at')
      .orderBy('photos.id'),
)
