import { bodyByCode } from '#bodies/body-queries.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Conflict, NotFound } from '../errors.ts'
import { type Doer, lockCase, MoveRefused, nextState } from './lock-case.ts'
import { passOn } from './passing/pass-on.ts'
import { isReachable } from './passing/reachable.ts'
import { goesTo, nationalInbox } from './passing/way.ts'
import { wayOf } from './passing/way-of.ts'
import type { HeldCase } from './report.ts'

export type HandingOver = { caseId: number; by: Doer; to: string; words?: string }

/**
 * Ends the holder's case and opens the next holder's at once, new; the report goes on under its number. A body that
 * can't be sent it is refused. Where two have sent it to and fro it goes to the national inbox instead, as a return.
 */
export function handOver(db: Db, { caseId, by, to: wanted, words }: HandingOver): Promise<HeldCase> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    const isOperator = by.actor === 'operator'
    const to = isOperator ? wanted : goesTo(await wayOf(tx, held.report), wanted)
    const act = to === nationalInbox && !isOperator ? 'return' : 'hand_over'
    nextState(held, act, by)
    if (to === held.holder) throw new Conflict('the body holds the case already')
    if (!(await bodyByCode(tx, to))) throw new NotFound('no such body')
    if (!(await isReachable(tx, { body: to, report: held.report }))) throw new MoveRefused('unreachable')
    return passOn(tx, held, { act, by, to, words })
  })
}
