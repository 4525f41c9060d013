import type { CaseState, DisagreementKind } from '#database/schema.ts'
import type { SystemAct } from '../told/take-update.ts'

/** A case as its holder's system counts it; see `TheirCase` of the integrations. */
export type TheirSide = {
  externalId: string
  isOurs: boolean
  number: number | null
  act: SystemAct | null
  theirState: string | null
  updatedAt: Date | null
}

/** A case that is called something there, as it stands here. */
export type OurSide = {
  externalId: string
  caseId: number
  report: number
  state: CaseState
  stateSince: Date
  /** When we heard what it is called there. */
  toldAt: Date
}

export type Difference = {
  /** `not_there`: they know nothing of it; `not_here`: we have never heard what they call it. */
  kind: DisagreementKind
  externalId: string
  caseId: number | null
  report: number | null
  ourState: CaseState | null
  theirAct: SystemAct | null
  theirState: string | null
  theirUpdatedAt: Date | null
}

/** What may stand here where they say so. Within what is under way the exact word is not worth a quarrel. */
const agreeing: Readonly<Record<SystemAct, readonly CaseState[]>> = {
  receive: ['received', 'investigating', 'needs_information'],
  investigate: ['received', 'investigating', 'needs_information'],
  plan: ['planned'],
  start: ['in_progress'],
  fix: ['fixed'],
  decline: ['no_action', 'duplicate', 'withdrawn', 'handed_over'],
  return: ['handed_over'],
  reopen: ['new', 'received', 'investigating', 'needs_information', 'planned', 'in_progress'],
}

export const agrees = (act: SystemAct, state: CaseState): boolean => agreeing[act].includes(state)

/** What has changed lately may be on its way between us. */
const onItsWayMs = 15 * 60_000

export type Comparison = {
  differences: Difference[]
  /** What they call the cases that were held against ours: not those that are left for the next time. */
  looked: string[]
}

/**
 * Where both sides say different things. `theirs`: what they have changed since then, in which what nobody here knows counts
 * only where they have it from us; `ours`: what we know them by, and what we have heard the names of since.
 */
export function compareCases(
  { theirs, ours }: { theirs: readonly TheirSide[]; ours: readonly OurSide[] },
  { since, now }: { since: Date; now: Date },
): Comparison {
  const settledBy = now.getTime() - onItsWayMs
  const known = new Map(ours.map((one) => [one.externalId, one]))
  const there = new Set(theirs.map(({ externalId }) => externalId))
  const isSettled = ({ externalId, updatedAt }: TheirSide) =>
    Math.max(updatedAt?.getTime() ?? 0, known.get(externalId)?.stateSince.getTime() ?? 0) <= settledBy
  const looked = theirs.filter(isSettled)
  const differences = looked.flatMap((their): Difference[] => {
    const our = known.get(their.externalId)
    if (!our) return their.isOurs ? [{ ...differenceOf(their), kind: 'not_here', report: their.number }] : []
    if (their.act === null || agrees(their.act, our.state)) return []
    return [{ ...differenceOf(their), kind: 'state', ...sideOf(our) }]
  })
  const lost = ours.filter(
    ({ externalId, toldAt }) => !there.has(externalId) && toldAt >= since && toldAt.getTime() <= settledBy,
  )
  const missed = lost.map((our): Difference => ({ ...nothing, kind: 'not_there', ...sideOf(our) }))
  return {
    differences: [...differences, ...missed],
    looked: looked.map(({ externalId }) => externalId),
  }
}

const nothing = {
  ...{ caseId: null, report: null, ourState: null },
  ...{ theirAct: null, theirState: null, theirUpdatedAt: null },
}

const differenceOf = ({ externalId, act, theirState, updatedAt }: TheirSide) => ({
  ...nothing,
  ...{ externalId, theirAct: act, theirState, theirUpdatedAt: updatedAt },
})

const sideOf = ({ externalId, caseId, report, state }: OurSide) => ({
  ...{ externalId, caseId, report, ourState: state },
})
