import { type Found, keepResults } from '#bodies/conformance/keep-results.ts'
import type { RunResult } from '#bodies/conformance/run.ts'
import type { TakenRun } from '#bodies/conformance/take-runs.ts'
import type { Result } from '#conformance/run-conformance.ts'
import type { Db } from '#database/database.ts'
import { recordAnyway } from '#database/leased-work.ts'
import { log, reasonOf } from '../../log.ts'
import { toKeep } from './to-keep.ts'

/** Often enough for who looks on, seldom enough for the database. */
const everyMs = 1_000

/** Keeps results together, as they come. `lost` is told when the run is no longer ours: it was ended, or another has it. */
export function keepAsFound(db: Db, run: TakenRun, lost: () => void) {
  const found: RunResult[] = []
  let total: number | null = null
  let kept = 0
  let keeping: Promise<void> | null = null

  async function keep(): Promise<void> {
    const next: Found = { from: kept, total, results: found.slice(kept) }
    if (!(await keepResults(db, run, next))) lost()
    kept += next.results.length
  }
  const keepNow = () => {
    keeping ??= keep()
      .catch((error: unknown) =>
        log('warn', 'results not kept yet', { run: run.id, reason: reasonOf(error) }),
      )
      .finally(() => {
        keeping = null
      })
  }
  const clock = setInterval(keepNow, everyMs)
  return {
    found(result: Result, of: number): void {
      total = of
      found.push(toKeep(result, { keys: [run.key, run.batchKey] }))
    },
    async written(): Promise<void> {
      clearInterval(clock)
      await keeping
      await recordAnyway(keep)
    },
    stop: () => clearInterval(clock),
  }
}
