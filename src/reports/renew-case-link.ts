import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { linkWasMailed } from './deliveries/link-was-mailed.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import { replaceCaseLink } from './replace-case-link.ts'

export type Renewed = 'sent' | 'too_soon'

/**
 * Mails the holder a new link to its case, to the same mailbox as ever, and ends the old one. At most one
 * each ten minutes: whoever has found an old link can't fill the mailbox with it.
 */
export function renewCaseLink(db: Db, { caseId, by }: { caseId: number; by: Doer }): Promise<Renewed> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (!held.is_present) throw new MoveRefused('not_present')
    if (by.body !== held.holder) throw new MoveRefused('actor')
    if (await linkWasMailed(tx, caseId)) return 'too_soon'
    const delivery = await replaceCaseLink(tx, held)
    await recordEvent(tx, { ...eventOf(held, by), act: 'renew_link', delivery })
    return 'sent'
  })
}
