import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Conflict } from '../../errors.ts'
import { type Doer, lockCase, MoveRefused, nextState } from '../lock-case.ts'
import type { HeldCase } from '../report.ts'
import { passOn } from './pass-on.ts'
import { reachableOr } from './reachable.ts'
import { nationalInbox, returnsTo } from './way.ts'
import { wayOf } from './way-of.ts'

export type Returning = { caseId: number; by: Doer; words?: string }

/**
 * Not ours: the report goes back, new, to the body that sent it, with the reason, else to the national inbox. Refuses
 * with `MoveRefused` what the table of moves does, and a return to a body that has no reason.
 */
export function returnCase(db: Db, { caseId, by, words }: Returning): Promise<HeldCase> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    nextState(held, 'return', by)
    const to = await reachableOr(tx, { body: returnsTo(await wayOf(tx, held.report)), report: held.report })
    if (to === held.holder) throw new Conflict('the national inbox has nobody to give it back to')
    if (to !== nationalInbox && !words) throw new MoveRefused('no_reason')
    return passOn(tx, held, { act: 'return', by, to, words })
  })
}
