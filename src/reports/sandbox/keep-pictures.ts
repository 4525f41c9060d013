import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { keepPhoto } from '../photos/keep-photo.ts'

/** As many as a vendor needs to try, and no store for anybody's. */
export const mostPictures = 100

type Bringing = { caller: number; report: number; photos: readonly { path: string }[] }

/** Keeps the pictures that came with a report of the sandbox, to be made as any. What can't be kept is passed over. */
export async function keepPictures(
  tx: Db,
  store: PhotoStore,
  { caller, report, photos }: Bringing,
): Promise<void> {
  if (photos.length === 0) return
  const left = mostPictures - (await countOf(tx, caller))
  const form = randomUUID()
  for (const { path } of photos.slice(0, Math.max(0, left)))
    await keepPhoto(tx, store, { id: randomUUID(), form, path, draft: null })
  await tx
    .updateTable('photos')
    .set({ sandbox_report: report, lat: null, lon: null })
    .where('form', '=', form)
    .execute()
}

async function countOf(tx: Db, caller: number): Promise<number> {
  const { count } = await tx
    .selectFrom('photos')
    .innerJoin('sandbox_reports', 'sandbox_reports.number', 'photos.sandbox_report')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('sandbox_reports.caller', '=', caller)
    .executeTakeFirstOrThrow()
  return Number(count)
}
