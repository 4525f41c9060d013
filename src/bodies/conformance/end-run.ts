import type { Db } from '#database/database.ts'
import { rightNow, withoutKeys } from './over.ts'
import type { RunState } from './run.ts'
import type { TakenRun } from './take-runs.ts'

type Ending = { state: Exclude<RunState, 'waiting'>; trouble: string | null }

/** Ends a run that is still ours, and erases its keys. */
export async function endRun(
  db: Db,
  run: Pick<TakenRun, 'id' | 'attempt'>,
  { state, trouble }: Ending,
): Promise<void> {
  await ours(db, run)
    .set({ state, trouble, ...withoutKeys, ended_at: rightNow })
    .execute()
}

/** Leaves it to another worker at once: this one is stopping. */
export async function releaseRun(db: Db, run: Pick<TakenRun, 'id' | 'attempt'>): Promise<void> {
  await ours(db, run).set({ leased_until: null }).execute()
}

const ours = (db: Db, { id, attempt }: Pick<TakenRun, 'id' | 'attempt'>) =>
  db
    .updateTable('conformance_runs')
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', attempt)
