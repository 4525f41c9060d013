import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
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
  for (const { id } of waiting) {
    await moveCase(db, { caseId: id, act: 'lapse', by: { actor: 'clock', door: 'worker' } })
  }
  return waiting.length
}
