import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { lockCase } from '../lock-case.ts'
import { eventOf } from '../move-case.ts'
import { attachPhotos } from '../photos/attach-photos.ts'
import { keepPhoto } from '../photos/keep-photo.ts'
import { recordEvent } from '../record-event.ts'
import { writeEntry } from '../write-entry.ts'

export type MediaToSettle = {
  media: string
  /** Where it lies; null where it could not be fetched. */
  path: string | null
  /** What its holder is told where there is no picture. */
  ifLost: string
}

/** Keeps a fetched picture with its report, or tells the report's holder that there was one. Settled before, it stays so. */
export function settleMedia(
  db: Db,
  store: PhotoStore,
  { media, path, ifLost }: MediaToSettle,
): Promise<'kept' | 'failed' | 'settled_before'> {
  return inTransaction(db, async (tx) => {
    const waiting = await lockMedia(tx, media)
    if (!waiting) return 'settled_before'
    const { report, municipality, caseId, entry } = waiting
    const kept =
      path === null ? null : await keepPhoto(tx, store, { id: media, form: media, path, draft: null })
    if (kept?.ok)
      await attachPhotos(tx, { form: media, report, municipality, ...(entry !== null && { entry }) })
    else await tellHolder(tx, caseId, ifLost)
    const state = kept?.ok ? 'kept' : 'failed'
    // Where it was is nobody's business any more; of what is lost the note says it.
    await tx
      .updateTable('media')
      .set({ state, url: null, leased_until: null })
      .where('id', '=', media)
      .execute()
    return state
  })
}

const lockMedia = (tx: Db, media: string) =>
  tx
    .selectFrom('media')
    .leftJoin('drafts', 'drafts.id', 'media.draft')
    .leftJoin('entries', 'entries.id', 'media.entry')
    .innerJoin('cases', (join) =>
      join
        .on(sql<boolean>`cases.report = coalesce(entries.report, drafts.report)`)
        .on('cases.is_present', '=', true),
    )
    .select(['cases.report', 'cases.municipality', 'cases.id as caseId', 'media.entry'])
    .where('media.id', '=', media)
    .where('media.state', '=', 'waiting')
    .forUpdate('media')
    .executeTakeFirst()

/** A note that nobody else reads: the picture may be had from whoever sent it. */
async function tellHolder(tx: Db, caseId: number, words: string): Promise<void> {
  const held = await lockCase(tx, caseId)
  const by = { actor: 'worker', door: 'worker', body: held.holder } as const
  const entry = await writeEntry(tx, held, by, 'note', words)
  await recordEvent(tx, { ...eventOf(held, by), act: 'note', entry })
}
