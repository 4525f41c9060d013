import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { forgetHeardOf } from './heard.ts'
import { rightNow, withoutKeys } from './over.ts'
import type { RunResult } from './run.ts'
import type { TakenTrial } from './take-trials.ts'

/**
 * Ends a trial with what came of each rule, or, where there is none, as one that could not be judged. What it has heard
 * goes with its key. One that has ended, or is another worker's, is left as it is.
 */
export const endTrial = (
  db: Db,
  { id, attempt }: Pick<TakenTrial, 'id' | 'attempt'>,
  results: readonly RunResult[] | null,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const ending = results
      ? ({ state: 'done', total: results.length } as const)
      : ({ state: 'broken', trouble: 'stopped' } as const)
    const { numUpdatedRows } = await tx
      .updateTable('conformance_runs')
      .set({ ...ending, ...withoutKeys, ended_at: rightNow })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .where('attempts', '=', attempt)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return
    await forgetHeardOf(tx, id)
    const rows = (results ?? []).map((result, place) => ({ ...result, run: id, place }))
    if (rows.length > 0) await tx.insertInto('conformance_results').values(rows).execute()
  })
