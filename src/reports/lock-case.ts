import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { NotAllowed, NotFound } from '../errors.ts'
import type { Actor, Door, HeldCase, Language } from './report.ts'
import { type Act, type CaseState, decide, terms } from './states.ts'

/** Who does something, through which door, by which link if by one. */
export type Doer = {
  actor: Actor
  door: Door
  person?: number | null
  body?: string | null
  link?: string | null
  /** When it was done, if it is told afterwards. */
  at?: Date
  /** What they write in; Swedish where it is not said. */
  language?: Language
}

export type LockedCase = HeldCase & {
  is_present: boolean
  moved_by: Actor
  state_before: CaseState | null
  asked_in: CaseState | null
  planned_for: string | null
  /** The case of the holder before, which this one followed. */
  came_from: number | null
  reporter: number | null
  /** Whether the reporter gets letters: there is one, and they have not stopped them. */
  reporter_hears: boolean
  /** Its holder has it told straight to a contractor, who learns nothing of the reporter. */
  at_contractor: boolean
  contractors_may_fix: boolean
  msInState: number
}

/** Why an act on a case is refused: pages say it in words, and show how things stand. */
export type Refusal =
  | 'actor'
  | 'state'
  | 'not_present'
  | 'too_late'
  | 'too_early'
  | 'unheard'
  /** The body it would go to takes no reports, or has no address. */
  | 'unreachable'
  | 'no_reason'
export class MoveRefused extends NotAllowed {
  override name = 'MoveRefused'
  readonly why: Refusal
  constructor(why: Refusal) {
    super(`the case can't be moved so: ${why}`)
    this.why = why
  }
}

export const reporterHears = sql<boolean>`exists (select from followers
  where followers.report = reports.number and followers.person = reports.reporter and followers.stopped_at is null)`

export const atContractor = sql<boolean>`exists (select from exceptions
  where exceptions.id = cases.exception and exceptions.kind = 'contractor' and exceptions.retired_at is null)`

/**
 * Locks a case until the transaction ends, so that two acts at once come one after the other. What only refers to it does not
 * wait: who acts on the next holder's case tells this one's of it, and would hold the report that is wanted here.
 */
export async function lockCase(tx: Db, id: number): Promise<LockedCase> {
  const found = await tx
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .innerJoin('bodies', 'bodies.code', 'cases.holder')
    .select([
      'cases.id',
      'cases.report',
      'cases.municipality',
      'cases.holder',
      'cases.state',
      'cases.is_present',
    ])
    .select([
      'cases.moved_by',
      'cases.state_before',
      'cases.asked_in',
      'cases.planned_for',
      'cases.came_from',
      'reports.reporter',
      'bodies.contractors_may_fix',
    ])
    .select([reporterHears.as('reporter_hears'), atContractor.as('at_contractor')])
    .select(
      sql<number>`(extract(epoch from clock_timestamp() - cases.state_since) * 1000)::float8`.as('msInState'),
    )
    .where('cases.id', '=', id)
    .forNoKeyUpdate('cases')
    .executeTakeFirst()
  if (!found) throw new NotFound('no such case')
  return found
}

/** The state an act leads to, or `MoveRefused`: the person, the table, and what else must hold asked in that order. */
export function nextState(held: LockedCase, act: Act, by: Doer): CaseState {
  if (!held.is_present) throw new MoveRefused('not_present')
  if (!isOwnTo(held, by)) throw new MoveRefused('actor')
  const decision = decide(held.state, act, by.actor)
  if (!decision.allowed) throw new MoveRefused(decision.why)
  const unfit = conditions[act]?.(held, by)
  if (unfit) throw new MoveRefused(unfit)
  if (decision.to === 'asked_in') return held.asked_in ?? 'received'
  if (decision.to !== 'before') return decision.to
  // A merge is remade by marking it again, never by undoing its end: the main report may be gone by then.
  if (!held.state_before || held.state_before === 'duplicate') throw new MoveRefused('state')
  return held.state_before
}

/** A body acts on what it holds, a reporter on their own report. */
function isOwnTo(held: LockedCase, by: Doer): boolean {
  if (by.actor === 'reporter') return by.person != null && by.person === held.reporter
  if (by.actor === 'operator' || by.actor === 'clock') return true
  return by.body === held.holder
}

type Unfit = (held: LockedCase, by: Doer) => Refusal | null

const conditions: Partial<Record<Act, Unfit>> = {
  // A question that nobody hears would only stop the clock.
  ask: (held) => (held.reporter_hears ? null : 'unheard'),
  fix: (held, { actor }) => (actor === 'contractor' && !held.contractors_may_fix ? 'actor' : null),
  reopen: (held, { actor }) =>
    actor === 'reporter' && held.msInState > terms.reopenByReporter ? 'too_late' : null,
  lapse: (held) => (held.msInState < terms.answerQuestion ? 'too_early' : null),
  undo: (held) => {
    if (held.moved_by !== 'body') return 'actor'
    return held.msInState > terms.undo ? 'too_late' : null
  },
}
