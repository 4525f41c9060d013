import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { NotFound } from '../errors.ts'
import {
  atContractor,
  type Doer,
  type LockedCase,
  MoveRefused,
  nextState,
  reporterHears,
} from './lock-case.ts'
import { type Act, acts } from './states.ts'

/** What somebody may do with a case right now: pages offer exactly what the verbs would accept. */
export const actsOpenTo = (held: LockedCase, by: Doer): Act[] =>
  acts.filter((act) => isAccepted(held, act, by))

function isAccepted(held: LockedCase, act: Act, by: Doer): boolean {
  try {
    nextState(held, act, by)
    return true
  } catch (refusal) {
    if (refusal instanceof MoveRefused) return false
    throw refusal
  }
}

/** A case as it stands, unlocked: for showing, never for deciding. */
export async function standingCase(db: Db, id: number): Promise<LockedCase> {
  const found = await db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .innerJoin('bodies', 'bodies.code', 'cases.holder')
    .select(['cases.id', 'cases.report', 'cases.municipality', 'cases.holder', 'cases.state'])
    .select(['cases.is_present', 'cases.moved_by', 'cases.state_before', 'cases.asked_in'])
    .select(['cases.planned_for', 'cases.came_from'])
    .select(['reports.reporter', 'bodies.contractors_may_fix'])
    .select([reporterHears.as('reporter_hears'), atContractor.as('at_contractor')])
    .select(
      sql<number>`(extract(epoch from clock_timestamp() - cases.state_since) * 1000)::float8`.as('msInState'),
    )
    .where('cases.id', '=', id)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such case')
  return found
}
