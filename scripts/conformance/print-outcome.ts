import { plainOutcome, plainResult } from '#conformance/plain-outcome.ts'
import type { Outcome, Result } from '#conformance/run-conformance.ts'

/** One rule that was broken, or could not be tried, as people read it. */
export function printResult(result: Result, keys: readonly string[]): void {
  const told = plainResult(result, keys)
  if ('why' in told) write(`– ${told.id}: not tried. ${told.why}`)
  if (!('what' in told)) return
  const { id, level, title, rule, reference, what, exchange } = told
  const lines = [
    `✗ ${id} [${level}] ${title}`,
    `  Rule: ${rule}`,
    `  Written in: ${reference}`,
    `  Found: ${what}`,
    ...(exchange ?? '').split('\n').map((line) => `    ${line}`.trimEnd()),
    '',
  ]
  write(lines.join('\n'))
}

/** The last line: when, of whom, and how much was kept. */
export function printOutcome({ at, counts, isCancelled }: Outcome, of: string): void {
  const { passed, failed, skipped } = counts
  const cut = isCancelled ? ' Not all was tried: it was ended.' : ''
  write(`${at.toISOString()} ${of}: ${passed} passed, ${failed} failed, ${skipped} not tried.${cut}`)
}

/** The same for programs. */
export const printJson = (outcome: Outcome, of: string, keys: readonly string[]): void =>
  write(JSON.stringify(plainOutcome(outcome, of, keys), null, 2))

/** 0 when no rule was broken, 2 when nothing could be told. */
export function exitCodeOf({ counts, isCancelled, trouble }: Outcome): number {
  if (trouble !== null) return 2
  if (isCancelled || counts.failed > 0) return 1
  return counts.passed === 0 ? 2 : 0
}

function write(words: string): void {
  process.stdout.write(`${words}\n`)
}
