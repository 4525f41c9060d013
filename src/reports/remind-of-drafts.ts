import { type NotNull, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { linkToConfirm } from './draft.ts'
import { addressKey } from './letters/address-key.ts'
import { queueConfirmation } from './letters/queue-confirmation.ts'
import { lockAddress } from './lock-form.ts'
import { terms } from './states.ts'

const mostAtOnce = 500

/** One letter to each address whose reports nobody has confirmed for a day, and never another; returns how many. */
export async function remindOfDrafts(db: Db): Promise<number> {
  const waiting = await db
    .selectFrom('drafts')
    .select('email')
    .distinct()
    .where('report', 'is', null)
    .where('sent_at', 'is not', null)
    .where('reminded_at', 'is', null)
    .where('changed_at', '<', sql<Date>`now() - make_interval(secs => ${terms.remindOfDraft / 1000})`)
    .where('expires_at', '>', sql<Date>`now()`)
    .limit(mostAtOnce)
    .execute()
  let reminded = 0
  for (const { email } of waiting) if (email && (await remind(db, email))) reminded += 1
  return reminded
}

/** Whatever waits for the address is in the letter, so that what came later needs none of its own. */
function remind(db: Db, email: string): Promise<boolean> {
  const address = addressKey(email)
  return inTransaction(db, async (tx) => {
    await lockAddress(tx, address)
    const drafts = await tx
      .updateTable('drafts')
      .set({ reminded_at: sql<Date>`now()` })
      .where('email', '=', email)
      .where('report', 'is', null)
      .where('sent_at', 'is not', null)
      .where('reminded_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .returning(['id as draft', 'municipality', 'language'])
      .$narrowType<{ municipality: NotNull }>()
      .execute()
    for (const draft of drafts) {
      const link = await linkToConfirm(tx, draft.draft)
      if (link) await queueConfirmation(tx, { kind: 'reminder', ...draft, link, email, address })
    }
    return drafts.length > 0
  })
}
