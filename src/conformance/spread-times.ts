import { Untried } from './check.ts'

const distinct = (times: readonly number[]): number[] =>
  [...new Set(times.filter(Number.isFinite))].sort((one, other) => one - other)

/** A moment that some are before, and some at or after. */
export function middleOf(times: readonly number[]): number {
  const told = distinct(times)
  const middle = told[Math.ceil(told.length / 2)]
  if (middle === undefined) throw new Untried('All are from one moment.')
  return middle
}

/** Two moments that some are before, some between, and some after: whole seconds stand for what is within them. */
export function innerOf(times: readonly number[]): { start: number; end: number } {
  const told = distinct(times)
  const [, start] = told
  const last = told.at(-1)
  if (start === undefined || last === undefined || told.length < 3)
    throw new Untried('All are from one moment, or from two.')
  return { start, end: last - 1 }
}
