import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { createLink, isStanding, revokeLinks } from '#people/links/links.ts'
import { Conflict } from '../errors.ts'
import { type Draft, draftOf, draftRows, linkToDraft } from './draft.ts'
import { markOfDraft } from './draft-mark.ts'
import { addressKey } from './letters/address-key.ts'
import { queueConfirmation } from './letters/queue-confirmation.ts'
import { lockFormAndAddress } from './lock-form.ts'
import type { WrittenReport } from './report.ts'
import { terms } from './states.ts'
import { storeDraft } from './store-draft.ts'

/** `id` is the form's own key, made when the form was shown: sending it twice is one report. */
export type DraftToSave = WrittenReport & {
  id: string
  /** The confirmation link it is sent by: it has proven the address it was mailed to. */
  provenBy?: string
  /** The mark of what was stored when the form was shown; empty where nothing was. Left out, all is written over. */
  seen?: string
}
export type SavedDraft = { confirmedAs: number | null; draftLink: string }

/**
 * Stores an unconfirmed report, or changes it; nothing of it is acknowledged before this has committed.
 * A confirmation letter goes out when the address is new, and not proven by the link it is sent by; the links in older
 * letters then stop working. `Conflict` where it was changed since the form was shown: both texts are the writer's own,
 * and they choose.
 */
export function saveDraft(db: Db, { id, provenBy, seen, ...asWritten }: DraftToSave): Promise<SavedDraft> {
  const written = { ...asWritten, email: asWritten.email.toLowerCase() }
  return inTransaction(db, async (tx) => {
    const before = await lockDraft(tx, id, addressKey(written.email))
    if (before?.report) return { confirmedAs: before.report, draftLink: await draftLink(tx, id) }
    if (before && seen !== undefined && isChanged(before, { seen, written }))
      throw new Conflict('the report was changed since the form was shown')
    await storeDraft(tx, id, written)
    const link = await draftLink(tx, id)
    const isSame = before?.email === written.email
    const isAsked = isSame && (before?.isSent || (await isProven(tx, id, provenBy)))
    if (!isAsked) await askForConfirmation(tx, id, written)
    return { confirmedAs: null, draftLink: link }
  })
}

/** Two copies of the same form at the same moment wait for each other here. */
async function lockDraft(tx: Db, id: string, address: Buffer) {
  await lockFormAndAddress(tx, id, address)
  const row = await draftRows(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && draftOf(row)
}

/** The same sent twice changes nothing, and a begun one has nothing to write over. */
function isChanged(before: Draft, { seen, written }: { seen: string; written: WrittenReport }): boolean {
  if (!before.isSent) return false
  const stored = markOfDraft(before)
  return stored !== seen && stored !== markOfDraft(written)
}

const isProven = async (tx: Db, draft: string, link: string | undefined): Promise<boolean> =>
  link !== undefined && (await isStanding(tx, 'confirm', link, { draft }))

const draftLink = async (tx: Db, draft: string): Promise<string> =>
  (await linkToDraft(tx, draft)) ?? createLink(tx, 'draft', { draft }, terms.draft)

async function askForConfirmation(
  tx: Db,
  draft: string,
  { municipality, email, language }: WrittenReport,
): Promise<void> {
  await revokeLinks(tx, 'confirm', { draft })
  const link = await createLink(tx, 'confirm', { draft }, terms.draft)
  await queueConfirmation(tx, {
    kind: 'confirm',
    draft,
    municipality,
    link,
    language,
    email,
    address: addressKey(email),
  })
}
