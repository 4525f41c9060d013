import type { Exchange } from '#http/exchange.ts'
import { serverChecks } from './as-server/server-checks.ts'
import { setScene } from './as-server/set-scene.ts'
import type { Check, Level, Need } from './check.ts'
import { runCheck, type Verdict } from './run-check.ts'
import type { Target } from './target.ts'
import { openWorld, type World } from './world.ts'

/** One check and what came of it. */
export type Result = {
  check: Pick<Check<unknown>, 'id' | 'area' | 'level' | 'title' | 'rule' | 'reference'>
} & Verdict

export type Counts = Record<Verdict['verdict'], number>

/** A whole run, dated by when it ended. */
export type Outcome = {
  at: Date
  results: readonly Result[]
  counts: Counts
  /** Not all was tried: somebody has ended it. */
  isCancelled: boolean
  /** Why it could not be tried, or not to the end: there was no answer. Else null. */
  trouble: string | null
}

/** Which checks; all unless told. */
export type Chosen = {
  levels?: readonly Level[]
  /** Ids of checks, or of areas. */
  only?: readonly string[]
}

export type Run = {
  exchange: Exchange
  target: Target
  /** Hears of each check as it comes. */
  tell?: (result: Result, progress: { done: number; of: number }) => void
  /** Ends the run after the check that is under way. */
  signal?: AbortSignal
} & Chosen

/** Tries a server of others, check by check. It never throws for what that server does. */
export async function runConformance(run: Run): Promise<Outcome> {
  const { exchange, target, signal, tell } = run
  const { answer, trouble } = await setScene(openWorld(exchange, target, signal))
  if (!answer) return { ...outcomeOf([]), trouble: trouble ?? 'there was no answer' }
  const world = openWorld(exchange, target, signal)
  const chosen = serverChecks.filter((check) => isChosen(check, run))
  const results: Result[] = []
  for (const check of chosen) {
    if (signal?.aborted || isSilent(results)) break
    const result = { check, ...(await verdictOf(check, world)) }
    results.push(result)
    tell?.(result, { done: results.length, of: chosen.length })
  }
  const isCut = results.length < chosen.length
  const silence = isCut && isSilent(results) ? 'it answers no more' : null
  return { ...outcomeOf(results), isCancelled: isCut && silence === null, trouble: silence }
}

const mostUnanswered = 10

/** Whoever has stopped answering is not asked three hundred times more. */
const isSilent = (results: readonly Result[]): boolean =>
  results.length >= mostUnanswered &&
  results.slice(-mostUnanswered).every((one) => one.verdict === 'failed' && one.exchanged?.answer === null)

export const isChosen = ({ id, area, level }: Result['check'], { levels, only }: Chosen): boolean =>
  (levels?.includes(level) ?? true) && (only?.some((one) => one === id || one === area) ?? true)

async function verdictOf(check: Check<World>, world: World): Promise<Verdict> {
  const missing = check.needs.find((need) => !has[need](world.target))
  return missing === undefined ? runCheck(check, world) : { verdict: 'skipped', why: lacks[missing] }
}

const has: Readonly<Record<Need, (target: Target) => boolean>> = {
  key: ({ key }) => key !== undefined,
  told: ({ key, updates }) => key !== undefined && updates !== 'none',
  moves: ({ key, updates = 'move' }) => key !== undefined && updates === 'move',
  batch: ({ batch }) => batch !== undefined,
}

const lacks: Readonly<Record<Need, string>> = {
  key: 'There is no key to write with.',
  told: 'There is no key to tell of cases with.',
  moves: 'There is no key to move cases with.',
  batch: 'There is no key or service whose reports are answered by a token.',
}

export function outcomeOf(results: readonly Result[]): Outcome {
  const count = (verdict: Verdict['verdict']) => results.filter((one) => one.verdict === verdict).length
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
  return { at: new Date(), results, counts, isCancelled: false, trouble: null }
}
