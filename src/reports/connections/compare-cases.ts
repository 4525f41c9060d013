import type { CaseState, DisagreementKind } from '#database/schema.ts'
import type { SystemAct } from '../told/take-update.ts'

/** A case of ours as its holder's system counts it; see `TheirCase` of the integrations. */
export type TheirSide = {
  externalId: string
  number: number | null
  act: SystemAct | null
  theirState: string | null
  updatedAt: Date
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

/**
 * Where both sides say different things. `theirs`: all of ours that they have changed since then; `ours`: what we know
 * them by, and what we have heard the names of since.
 */
export function compareCases(
  { theirs, ours }: { theirs: readonly TheirSide[]; ours: readonly OurSide[] },
  { since, now }: { since: Date; now: Date },
): Difference[] {
  const settledBy = now.getTime() - onItsWayMs
  const known = new Map(ours.map((one) => [one.externalId, one]))
  const there = new Set(theirs.map(({ externalId }) => externalId))
  const differences = theirs.flatMap((their): Difference[] => {
    const our = known.get(their.externalId)
    const changed = Math.max(their.updatedAt.getTime(), our?.stateSince.getTime() ?? 0)
    if (changed > settledBy) return []
    if (!our) return [{ ...differenceOf(their), kind: 'not_here', report: their.number }]
    if (their.act === null || agrees(their.act, our.state)) return []
    return [{ ...differenceOf(their), kind: 'state', ...sideOf(our) }]
  })
  const lost = ours.filter(
    ({ externalId, toldAt }) => !there.has(externalId) && toldAt >= since && toldAt.getTime() <= settledBy,
  )
  return [
    ...differences,
    ...lost.map((our): Difference => ({ ...nothing, kind: 'not_there', ...sideOf(our) })),
  ]
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
