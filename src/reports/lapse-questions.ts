import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { MoveRefused } from './lock-case.ts'
import { moveCase } from './move-case.ts'
import { terms } from './states.ts'

/** Cases whose question nobody answered in fourteen days go back to where they were; returns how many. */
export async function lapseQuestions(db: Db): Promise<number> {
  const waiting = await db
    .selectFrom('cases')
    .select('id')
    .where('state', '=', 'needs_information')
    .where('is_present', '=', true)
    .where('state_since', '<', sql<Date>`now() - make_interval(secs => ${terms.answerQuestion / 1000})`)
    .orderBy('state_since')
    .limit(1000)
    .execute()
  let lapsed = 0
  for (const { id } of waiting) if (await lapse(db, id)) lapsed += 1
  return lapsed
}

/** False when the answer came while we were at it. */
async function lapse(db: Db, caseId: number): Promise<boolean> {
  try {
    await moveCase(db, { caseId, act: 'lapse', by: { actor: 'clock', door: 'worker' } })
    return true
  } catch (error) {
    if (error instanceof MoveRefused) return false
    throw error
  }
}
