import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { forgetHeardOf } from './heard.ts'
import { rightNow, withoutKeys } from './over.ts'

/** Ends a run that is under way: what has been found stays, what opens something goes, and whoever makes it stops. */
export const cancelRun = (db: Db, body: string, id: string): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('conformance_runs')
      .set({ state: 'cancelled', ...withoutKeys, ended_at: rightNow })
      .where('body', '=', body)
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'open'])
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 1n) await forgetHeardOf(tx, id)
    return numUpdatedRows === 1n
  })
