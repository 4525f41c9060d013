import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#database/database.ts'
import { photoKindOf } from '#files/photo-kind.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { keepPhoto } from '#reports/photos/keep-photo.ts'
import { photoIdOf } from '#reports/photos/photo-id.ts'
import type { MailToActOn } from '../ledger/incoming-mail.ts'

/** Keeps the photos of a mail under its own id; that key, or null when it brought none that can be read. */
export async function keepPhotos(
  tx: Db,
  store: PhotoStore,
  { id, read }: MailToActOn,
): Promise<string | null> {
  let kept = 0
  for (const { bytes, isDecoration } of read.files) {
    if (isDecoration || !photoKindOf(bytes)) continue
    const path = join(store.incoming, randomUUID())
    await writeFile(path, bytes, { mode: 0o600 })
    try {
      const photo = await keepPhoto(tx, store, { id: photoIdOf(id, bytes), form: id, path, draft: null })
      if (photo.ok) kept += 1
    } finally {
      await rm(path, { force: true })
    }
  }
  return kept > 0 ? id : null
}
