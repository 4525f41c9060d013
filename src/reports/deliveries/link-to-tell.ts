import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockCase } from '../lock-case.ts'
import { caseLink } from './queue-delivery.ts'

type Waiting = { case_id: number; link: string | null; is_link_ended: boolean }

/**
 * The link that a delivery leaves with. One that was ended while it waited is replaced by the holder's own, for as long as
 * it holds the case: the contract it was given under may be over.
 */
export async function linkToTell(db: Db, id: string, waiting: Waiting): Promise<string | null> {
  if (!waiting.is_link_ended) return waiting.link
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, waiting.case_id)
    if (!held.is_present) return waiting.link
    const link = await caseLink(tx, held)
    await tx.updateTable('deliveries').set({ link }).where('id', '=', id).execute()
    return link
  })
}
