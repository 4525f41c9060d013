import type { Check } from '../check.ts'
import type { Trial } from './heard.ts'
import { persistingChecks } from './persisting.ts'
import { readingChecks } from './reading.ts'
import { reportingChecks } from './reporting.ts'

/** Everything a program that asks is tried for. */
export const clientChecks: readonly Check<Trial>[] = [
  ...readingChecks,
  ...reportingChecks,
  ...persistingChecks,
]
