import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#database/database.ts'
import { photoKindOf } from '#files/photo-kind.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { keepPhoto, type PhotoToKeep } from '#reports/photos/keep-photo.ts'
import { photoIdOf } from '#reports/photos/photo-id.ts'
import type { MailToActOn } from '../ledger/incoming-mail.ts'
import type { MailFile } from '../reading/mail.ts'

/** Keeps the photos of a mail under its own id; that key, or null when it brought none that can be read. */
export async function keepPhotos(
  tx: Db,
  store: PhotoStore,
  { id, read }: MailToActOn,
): Promise<string | null> {
  const { kept } = await keepAll(tx, store, read.files, { form: id, draft: null })
  return kept > 0 ? id : null
}

type OfDraft = { draft: string; files: readonly MailFile[] }

/** Keeps photos as those of a report that they begin; and how many of what came could not be kept. */
export const keepPhotosOfDraft = (
  tx: Db,
  store: PhotoStore,
  { draft, files }: OfDraft,
): Promise<{ kept: number; left: number }> =>
  keepAll(tx, store, files, { form: draft, draft: { language: 'sv' } })

async function keepAll(
  tx: Db,
  store: PhotoStore,
  files: readonly MailFile[],
  under: Pick<PhotoToKeep, 'form' | 'draft'>,
): Promise<{ kept: number; left: number }> {
  let kept = 0
  const meant = files.filter(({ isDecoration, type }) => !isDecoration && !type.startsWith('text/'))
  for (const { bytes } of meant) {
    if (!photoKindOf(bytes)) continue
    const path = join(store.incoming, randomUUID())
    await writeFile(path, bytes, { mode: 0o600 })
    try {
      const photo = await keepPhoto(tx, store, { id: photoIdOf(under.form, bytes), path, ...under })
      if (photo.ok) kept += 1
    } finally {
      await rm(path, { force: true })
    }
  }
  return { kept, left: meant.length - kept }
}
