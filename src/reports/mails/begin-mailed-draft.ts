import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { Point } from '#geo/browser/point.ts'
import { createLink } from '#people/links/links.ts'
import { beginDraft } from '../begin-draft.ts'
import { addressKey } from '../letters/address-key.ts'
import { dueThisHour } from '../letters/queue-confirmation.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import type { Language } from '../report.ts'
import { terms } from '../states.ts'

export type MailedDraft = {
  /** The key that the mail's photos are kept under. */
  draft: string
  language: Language
  title: string
  description: string
  placeWords: string
  /** Where the mail says so in numbers; a photo says it by itself, and words alone are never sure. */
  point: Point | null
  /** Whose report it is, if that is known. */
  email: string | null
  /** How many files could not be kept. */
  leftBehind: number
  /** Where the mail has come from, proven. */
  to: string
}

/**
 * Begins a report of what a mail says, and sends the way to it back. Nothing is sent to a body by that. Who opens the
 * link at the report's own address has proven that it is theirs; for anybody else's it is a link to the draft alone.
 */
export function beginMailedDraft(db: Db, mailed: MailedDraft): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { draft, language, title, description, placeWords, point, email, leftBehind, to } = mailed
    const toDraft = await beginDraft(tx, { id: draft, language })
    await tx
      .updateTable('drafts')
      .set({
        language,
        title,
        description,
        place_words: placeWords,
        ...point,
        email,
        left_behind: leftBehind,
      })
      .where('id', '=', draft)
      .execute()
    const link = email === to ? await createLink(tx, 'confirm', { draft }, terms.draft) : toDraft
    const due = await dueThisHour(tx, addressKey(to), 'mailed_draft')
    await queueLetter(tx, { kind: 'mailed_draft', draft, link, address: to, language }, due)
  })
}
