import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { confirmReport } from '../confirm-report.ts'
import { keepPhoto } from '../photos/keep-photo.ts'
import { saveDraft } from '../save-draft.ts'
import { storeDraft } from '../store-draft.ts'
import { offerLetters } from './offer-letters.ts'
import { type Submitted, type Submitting, submissionByReference } from './submission.ts'

/**
 * Takes a report from another's program, with its pictures, whole or not at all. A trusted one's is a report at once,
 * without a reporter: an address it tells of is asked by letter whether it wants to follow. Any other waits for whoever it
 * is from to confirm it by mail. The same reference once more, also at the same moment, is answered as the first was.
 */
export function submitReport(db: Db, store: PhotoStore, submitting: Submitting): Promise<Submitted> {
  const { caller, reference, written } = submitting
  return inTransaction(db, async (tx) => {
    const draft = randomUUID()
    const token = await claim(tx, { caller: caller.id, reference, draft })
    if (!token) return answeredBefore(tx, caller.id, reference)
    const leftBehind = submitting.leftBehind + (await keepPhotos(tx, store, draft, submitting))
    const report = caller.isTrusted ? await confirmAtOnce(tx, draft, submitting) : null
    if (!caller.isTrusted) await saveDraft(tx, { id: draft, ...written, email: written.email ?? '' })
    await rememberMedia(tx, draft, [...submitting.mediaUrls, ...Array<null>(leftBehind).fill(null)])
    return { token, report }
  })
}

type Claim = { caller: number; reference: string | null; draft: string }

/** The second of two at once waits here until the first has committed. */
async function claim(tx: Db, claimed: Claim): Promise<string | undefined> {
  const made = await tx
    .insertInto('submissions')
    .values(claimed)
    .onConflict((conflict) =>
      conflict.columns(['caller', 'reference']).where('reference', 'is not', null).doNothing(),
    )
    .returning('token')
    .executeTakeFirst()
  return made?.token
}

async function answeredBefore(tx: Db, caller: number, reference: string | null): Promise<Submitted> {
  const found = await submissionByReference(tx, { caller, reference })
  if (!found) throw new Error('a reference is taken by no submission')
  return found
}

/** How many could not be kept: a picture that can't be read holds no report up, and its holder is told. */
async function keepPhotos(
  tx: Db,
  store: PhotoStore,
  form: string,
  { photos, written: { language } }: Submitting,
): Promise<number> {
  let lost = 0
  for (const { path } of photos) {
    const kept = await keepPhoto(tx, store, { id: randomUUID(), form, path, draft: { language } })
    if (!kept.ok) lost += 1
  }
  return lost
}

async function confirmAtOnce(tx: Db, draft: string, { written, decision, own }: Submitting): Promise<number> {
  await storeDraft(tx, draft, written)
  const { number } = await confirmReport(tx, {
    ...{ draft, decision, link: null, isVouched: true },
    ...(own ? { own, door: 'case_system' } : { door: 'open311' }),
  })
  if (written.email)
    await offerLetters(tx, { report: number, email: written.email, language: written.language })
  return number
}

async function rememberMedia(tx: Db, draft: string, urls: readonly (string | null)[]): Promise<void> {
  if (urls.length === 0) return
  await tx
    .insertInto('media')
    .values(urls.map((url) => ({ draft, url })))
    .execute()
}
