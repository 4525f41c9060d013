import type { SystemAct } from './take-update.ts'

/** What a case system's word may do to a case, in the order a case goes. */
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

export const systemActOf = (word: string | null): SystemAct | null =>
  systemActs.find((act) => act === word) ?? null
