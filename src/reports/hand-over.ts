import { sql } from 'kysely'
import { bodyByCode } from '#bodies/body-queries.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Conflict, NotFound } from '../errors.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import { tellFollowers } from './letters/queue-letter.ts'
import { type Doer, lockCase, nextState } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { openCase } from './open-case.ts'
import { recordEvent } from './record-event.ts'
import type { HeldCase } from './report.ts'
import { writeEntry } from './write-entry.ts'

/** The association's body: the national inbox for what nobody is known to hold. */
export const nationalInbox = 'foreningen'

export type HandingOver = { caseId: number; by: Doer; to: string; words?: string }

/**
 * Ends the holder's case and opens the next holder's at once, new; the report goes on under its number.
 * To the national inbox it is a return ("not ours"), else a hand-over.
 */
export function handOver(db: Db, { caseId, by, to, words }: HandingOver): Promise<HeldCase> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    const act = to === nationalInbox && by.actor !== 'operator' ? 'return' : 'hand_over'
    nextState(held, act, by)
    if (to === held.holder) throw new Conflict('the body holds the case already')
    if (!(await bodyByCode(tx, to))) throw new NotFound('no such body')
    await tx
      .updateTable('cases')
      .set({
        state: 'handed_over',
        state_since: by.at ?? sql<Date>`clock_timestamp()`,
        state_before: held.state,
        moved_by: by.actor,
        is_present: false,
        planned_for: null,
      })
      .where('id', '=', held.id)
      .execute()
    const next = await openCase(tx, {
      report: held.report,
      municipality: held.municipality,
      holder: to,
      moved_by: by.actor,
      came_from: held.id,
      at: by.at,
    })
    const entry = words ? await writeEntry(tx, next, by, 'update', words) : null
    const facts = { to, next_case: next.id }
    const event = await recordEvent(tx, {
      ...eventOf(held, by),
      act,
      from_state: held.state,
      to_state: 'handed_over',
      entry,
      facts,
    })
    await tellFollowers(tx, { report: held.report, event })
    await queueDelivery(tx, next, 'hand_over', entry)
    return next
  })
}
