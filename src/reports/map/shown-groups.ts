import type { CaseState } from '../report.ts'
import { groupOf, states } from '../states.ts'

/** What a map and its list may be of. */
export const shownGroups = ['open', 'fixed', 'closed'] as const
export type ShownGroup = (typeof shownGroups)[number]

export const statesOf = (groups: readonly ShownGroup[]): CaseState[] =>
  states.filter((state) => groups.some((group) => group === groupOf[state]))
