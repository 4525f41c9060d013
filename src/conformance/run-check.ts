import { Broken, type Check, Untried } from './check.ts'
import type { Exchanged } from './exchanged.ts'

/** What came of a check. `what` says in a sentence what was wrong; `exchanged` where that was seen. */
export type Verdict =
  | { verdict: 'passed' }
  | { verdict: 'failed'; what: string; exchanged: Exchanged | null }
  | { verdict: 'skipped'; why: string }

/** How a failure begins that no check has foreseen. */
export const unforeseen = 'It could not be judged'

/** Never throws: what no check has foreseen is a failure that says so. */
export async function runCheck<Seen>(check: Check<Seen>, seen: Seen): Promise<Verdict> {
  try {
    await check.run(seen)
    return { verdict: 'passed' }
  } catch (error) {
    if (error instanceof Broken) return { verdict: 'failed', what: error.message, exchanged: error.exchanged }
    if (error instanceof Untried) return { verdict: 'skipped', why: error.message }
    return { verdict: 'failed', what: `${unforeseen}: ${String(error)}.`, exchanged: null }
  }
}
