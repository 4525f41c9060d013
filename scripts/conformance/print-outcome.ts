import type { Outcome, Result } from '#conformance/run-conformance.ts'
import { masked, showExchange } from '#conformance/show-exchange.ts'

/** One rule that was broken, or could not be tried, as people read it. */
export function printResult(result: Result, keys: readonly string[]): void {
  if (result.verdict === 'skipped') write(`– ${result.check.id}: not tried. ${result.why}`)
  if (result.verdict === 'failed') write(failure(result, keys))
}

type Failed = Extract<Result, { verdict: 'failed' }>

function failure({ check, what, exchanged }: Failed, keys: readonly string[]): string {
  const seen = exchanged ? showExchange(exchanged, keys).split('\n') : []
  return [
    `✗ ${check.id} [${check.level}] ${check.title}`,
    `  Rule: ${check.rule}`,
    `  Written in: ${check.reference}`,
    `  Found: ${masked(what, keys)}`,
    ...seen.map((line) => `    ${line}`.trimEnd()),
    '',
  ].join('\n')
}

/** The last line: when, of whom, and how much was kept. */
export function printOutcome({ at, counts, isCancelled }: Outcome, of: string): void {
  const { passed, failed, skipped } = counts
  const cut = isCancelled ? ' Not all was tried: it was ended.' : ''
  write(`${at.toISOString()} ${of}: ${passed} passed, ${failed} failed, ${skipped} not tried.${cut}`)
}

/** The same for programs. Keys are in nothing of it. */
export function printJson(
  { at, counts, isCancelled, results }: Outcome,
  of: string,
  keys: readonly string[],
): void {
  const told = results.map((result) => {
    const { id, area, level, title, rule, reference } = result.check
    const shared = { id, area, level, title, rule, reference, verdict: result.verdict }
    if (result.verdict === 'passed') return shared
    if (result.verdict === 'skipped') return { ...shared, why: result.why }
    const exchange = result.exchanged && showExchange(result.exchanged, keys)
    return { ...shared, what: masked(result.what, keys), exchange }
  })
  write(JSON.stringify({ at: at.toISOString(), of, counts, isCancelled, results: told }, null, 2))
}

/** 0 when no rule was broken. */
export const exitCodeOf = ({ counts, isCancelled }: Outcome): number =>
  isCancelled || counts.failed > 0 ? 1 : counts.passed === 0 ? 2 : 0

function write(words: string): void {
  process.stdout.write(`${words}\n`)
}
