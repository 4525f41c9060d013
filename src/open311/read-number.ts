import { Open311Mistake } from './mistake.ts'

type Limits = { least: number; most: number }

/** A decimal number within its limits, as a parameter writes it. What is none is a mistake. */
export function readNumber(name: string, words: string, { least, most }: Limits): number {
  const number = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(words) ? Number(words) : Number.NaN
  if (!(number >= least && number <= most)) throw new Open311Mistake('parameter_unreadable', name)
  return number
}
