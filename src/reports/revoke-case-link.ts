import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { revokeLinks } from '#people/links/links.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'

/** Ends the links to a case, for one that has got into wrong hands; the next mail to the holder brings a new one. */
export function revokeCaseLink(db: Db, { caseId, by }: { caseId: number; by: Doer }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (by.actor !== 'operator') throw new MoveRefused('actor')
    await revokeLinks(tx, 'case', { case_id: caseId })
    await recordEvent(tx, { ...eventOf(held, by), act: 'revoke_link' })
  })
}
