import { runCheck } from '../run-check.ts'
import { type Chosen, isChosen, type Outcome, outcomeOf, type Result } from '../run-conformance.ts'
import { clientChecks } from './client-checks.ts'
import type { Trial } from './heard.ts'

/** Judges what a program has asked, when it has asked it. */
export async function judgeTrial(trial: Trial, chosen: Chosen = {}): Promise<Outcome> {
  const results: Result[] = []
  for (const check of clientChecks)
    if (isChosen(check, chosen)) results.push({ check, ...(await runCheck(check, trial)) })
  return outcomeOf(results)
}
