import { draftById, type SentDraft } from '#reports/draft.ts'
import { type DraftToSave, type SavedDraft, saveDraft } from '#reports/save-draft.ts'
import { Conflict } from '../../../errors.ts'
import type { Ask } from '../../ask.ts'

/** Stores what was sent; or what is stored, where it was changed since the form was shown. */
export async function saveSeen(
  { rooms: { db }, fields }: Ask,
  draft: DraftToSave,
): Promise<{ saved: SavedDraft } | { changed: SentDraft }> {
  try {
    return { saved: await saveDraft(db, { ...draft, seen: fields['seen'] ?? '' }) }
  } catch (error) {
    const stored = error instanceof Conflict ? await draftById(db, draft.id) : undefined
    if (!stored?.isSent) throw error
    return { changed: stored }
  }
}
