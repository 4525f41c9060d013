import type { SystemAct } from '#reports/told/take-update.ts'

/** What a word of a case system may do to a case here, for the tables that bodies set. */
export const systemActs = [
  'receive',
  'investigate',
  'plan',
  'start',
  'fix',
  'decline',
  'return',
  'reopen',
] as const satisfies readonly SystemAct[]
