import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { revokeLinks } from '#people/links/links.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import { replaceCaseLink } from './replace-case-link.ts'

/**
 * Ends the link to a case, for one that has got into wrong hands. Who holds the case is mailed a new one at
 * once: they did nothing wrong, and the link is all they have. Who has handed it on needs none.
 */
export function revokeCaseLink(db: Db, { caseId, by }: { caseId: number; by: Doer }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (by.actor !== 'operator') throw new MoveRefused('actor')
    const delivery = held.is_present ? await replaceCaseLink(tx, held) : null
    if (!delivery) await revokeLinks(tx, 'case', { case_id: caseId })
    await recordEvent(tx, { ...eventOf(held, by), act: 'revoke_link', delivery })
  })
}
