import type { ContributionKind, SightingKind } from '#database/schema.ts'
import { type CaseState, groupOf, states } from '../states.ts'

export type { ContributionKind, SightingKind }

type Rule = {
  /** The states of the present case in which it is taken. */
  while: readonly CaseState[]
  /** Words and photos: not asked for, welcome, or what it is all about. */
  words: 'none' | 'welcome' | 'required'
  /** What history calls it. */
  act: 'support' | 'follow' | 'update' | 'say_fixed' | 'say_still'
  /** What it says of how it is now. */
  says: SightingKind | null
}

const open: readonly CaseState[] = states.filter((state) => groupOf[state] === 'open')
// A fix can fail, and what was declined may be mended by somebody else; what was withdrawn is over.
const known: readonly CaseState[] = [...open, 'fixed', 'no_action']

/** What anybody with a proven address can add to a report: when it is taken, what it asks for, what it becomes. */
export const contributions = {
  support: { while: open, words: 'welcome', act: 'support', says: null },
  follow: { while: known, words: 'none', act: 'follow', says: null },
  update: { while: known, words: 'required', act: 'update', says: null },
  fixed: { while: known, words: 'welcome', act: 'say_fixed', says: 'fixed' },
  still: { while: known, words: 'welcome', act: 'say_still', says: 'still' },
} as const satisfies Record<ContributionKind, Rule>

export const contributionKinds = [
  'support',
  'follow',
  'update',
  'fixed',
  'still',
] as const satisfies readonly ContributionKind[]
/** What whoever reported it adds by the link to their own page: they are counted and follow already. */
export const reporterKinds = ['update', 'fixed', 'still'] as const satisfies readonly ContributionKind[]

export const isContribution = (name: string | undefined): name is ContributionKind =>
  contributionKinds.some((kind) => kind === name)

export const takes = (state: CaseState, kind: ContributionKind): boolean =>
  contributions[kind].while.includes(state)
