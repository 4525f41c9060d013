import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeInbound } from './wake-inbound.ts'

/**
 * Lets a mail wait anew, as if it had just come. Not what has been acted on or waits for its
 * sender: that would be done twice. Nor what is forgotten. Returns whether there was one to try.
 */
export const tryMailAgain = (db: Db, id: string): Promise<boolean> => readAgain(db, id, {})

/** The same, as an answer about a report that a person has found it to be about. */
export const giveMail = (db: Db, id: string, report: number): Promise<boolean> =>
  readAgain(db, id, { given_to: report })

function readAgain(db: Db, id: string, given: { given_to?: number }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const again = await tx
      .updateTable('incoming_mails')
      .set({ ...given, outcome: 'waiting', reason: null, settled_at: null, attempts: 0, next_at: sql`now()` })
      .where('id', '=', id)
      .where('outcome', 'in', ['inbox', 'failed', 'dropped'])
      .where('reason', '!=', 'asked_back')
      .where('raw', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (again) await wakeInbound(tx)
    return again !== undefined
  })
}
