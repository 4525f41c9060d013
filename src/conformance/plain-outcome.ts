import type { Outcome, Result } from './run-conformance.ts'
import { masked, showExchange } from './show-exchange.ts'

/** A result to be kept or handed on: words alone, and keys in nothing of it. `of`: who was tried. */
export const plainOutcome = (outcome: Outcome, of: string, keys: readonly string[]) => {
  const { at, counts, isCancelled, trouble, results } = outcome
  const plain = results.map((result) => plainResult(result, keys))
  return { at: at.toISOString(), of, counts, isCancelled, trouble, results: plain }
}

/** The same of one check. `exchange` is shortened. */
export function plainResult(result: Result, keys: readonly string[]) {
  const { id, area, level, title, rule, reference } = result.check
  const shared = { id, area, level, title, rule, reference, verdict: result.verdict }
  if (result.verdict === 'passed') return shared
  if (result.verdict === 'skipped') return { ...shared, why: result.why }
  const exchange = result.exchanged && showExchange(result.exchanged, keys)
  return { ...shared, what: masked(result.what, keys), exchange }
}
