import { type NotNull, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockAddress } from '../lock-form.ts'
import { addressKey } from './address-key.ts'
import { oneMoreLetter } from './one-more-letter.ts'
import { queueLetter } from './queue-letter.ts'

/** `letter`: the one that was answered, `from` which address, by which mail of the ledger. */
export type Answering = {
  letter: string
  from: string
  mail: string
  /** They say no: nothing happens, as the letter has said. */
  isRefused?: boolean
}

/** Sent again or not, or nothing of this address waits by that letter. */
export type AskedOnceMore = 'sent' | 'too_often' | 'refused' | 'nothing_waits'

/**
 * Somebody has answered a letter that asks for a press, from the very address it went to: the same link goes there
 * again, with a line that says what to press. A few times an hour, for anybody can write in another's name.
 */
export function askOnceMore(db: Db, { letter, from, mail, isRefused }: Answering): Promise<AskedOnceMore> {
  return inTransaction(db, async (tx) => {
    const drafts = await waitingDrafts(tx, letter, from)
    const contribution = await waitingContribution(tx, letter, from)
    const [newest] = drafts
    if (!newest && !contribution) return 'nothing_waits'
    if (isRefused) return 'refused'
    const key = addressKey(from)
    await lockAddress(tx, key)
    if (!(await oneMoreLetter(tx, key, contribution ? 'support' : 'confirm'))) return 'too_often'
    const now = sql<Date>`now()`
    if (contribution) await queueLetter(tx, { kind: 'support', ...contribution, answers: mail }, now)
    if (!newest) return 'sent'
    const { id } = await queueLetter(tx, { kind: 'confirm', ...newest, answers: mail }, now)
    await tx
      .insertInto('letter_drafts')
      .values(drafts.map(({ draft, link }) => ({ letter: id, draft, link })))
      .execute()
    return 'sent'
  })
}

const waitingDrafts = (tx: Db, letter: string, from: string) =>
  tx
    .selectFrom('letter_drafts')
    .innerJoin('drafts', 'drafts.id', 'letter_drafts.draft')
    .innerJoin('links', 'links.id', 'letter_drafts.link')
    .select(['drafts.id as draft', 'letter_drafts.link', 'drafts.municipality', 'drafts.language'])
    .where('letter_drafts.letter', '=', letter)
    .where('drafts.email', '=', from)
    .where('drafts.report', 'is', null)
    .where('drafts.expires_at', '>', sql<Date>`now()`)
    .where('links.revoked_at', 'is', null)
    .orderBy('drafts.created_at', 'desc')
    .execute()

const waitingContribution = (tx: Db, letter: string, from: string) =>
  tx
    .selectFrom('letters')
    .innerJoin('unconfirmed_supports as waiting', 'waiting.id', 'letters.support')
    .innerJoin('links', 'links.id', 'letters.link')
    .select(['waiting.id as support', 'letters.link', 'waiting.municipality', 'waiting.language'])
    .$narrowType<{ link: NotNull }>()
    .where('letters.id', '=', letter)
    .where('waiting.email', '=', from)
    .where('waiting.confirmed_for', 'is', null)
    .where('links.revoked_at', 'is', null)
    .executeTakeFirst()
