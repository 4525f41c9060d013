import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { filesOf } from './photo.ts'

const mostAtOnce = 500

/** Removes the files of photos whose rows are gone, however they went; returns of how many. */
export async function eraseFiles(db: Db, store: PhotoStore): Promise<number> {
  const erased = await db
    .selectFrom('erased_photos')
    .select('address')
    .orderBy('erased_at')
    .limit(mostAtOnce)
    .execute()
  for (const { address } of erased) {
    for (const name of filesOf(address)) await store.remove(name)
    await db.deleteFrom('erased_photos').where('address', '=', address).execute()
  }
  return erased.length
}
