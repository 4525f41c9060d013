import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { type Doer, type LockedCase, lockCase, MoveRefused, type Refusal } from '#reports/lock-case.ts'
import { eventOf } from '#reports/move-case.ts'
import { recordEvent } from '#reports/record-event.ts'
import { copyReport } from './copy-report.ts'
import type { MaskedCopy } from './masked-copy.ts'

type Disclosing = { caseId: number; by: Doer }

/**
 * The masked copy of a report, for its holder to hand to whoever asks to read it; never for a contractor. Each time it
 * is taken out is an event.
 */
export function discloseReport(db: Db, { caseId, by }: Disclosing): Promise<MaskedCopy> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    const refused = whyNotDisclosed(held, by)
    if (refused) throw new MoveRefused(refused)
    await recordEvent(tx, { ...eventOf(held, by), act: 'disclose' })
    return copyReport(tx, held.report)
  })
}

/** Null for whoever may take it out: the present holder, unless its contractor has the same link. */
export function whyNotDisclosed(held: LockedCase, by: Doer): Refusal | null {
  if (!held.is_present) return 'not_present'
  return by.body === held.holder && !held.at_contractor ? null : 'actor'
}
