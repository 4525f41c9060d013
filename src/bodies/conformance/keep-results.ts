import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { RunResult } from './run.ts'
import type { TakenRun } from './take-runs.ts'

/** Results of a run that follow each other, the first of them by its place among all. */
export type Found = { from: number; total: number | null; results: readonly RunResult[] }

/** Keeps what has been found. False where the run is another worker's by now, or has ended: nothing is kept then. */
export const keepResults = (
  db: Db,
  { id, attempt }: Pick<TakenRun, 'id' | 'attempt'>,
  { from, total, results }: Found,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const ours = await tx
      .updateTable('conformance_runs')
      .set({ total })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('attempts', '=', attempt)
      .returning('id')
      .executeTakeFirst()
    if (!ours) return false
    const rows = results.map((result, place) => ({ ...result, run: id, place: from + place }))
    if (rows.length > 0)
      await tx
        .insertInto('conformance_results')
        .values(rows)
        // Kept before, by a transaction whose answer was lost.
        .onConflict((conflict) => conflict.columns(['run', 'place']).doNothing())
        .execute()
    return true
  })
