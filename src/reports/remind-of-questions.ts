import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { tellFollowers } from './letters/queue-letter.ts'
import { lockCase } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import { terms } from './states.ts'

/** Reminds each reporter, once, of a question that has waited for a week; returns how many. */
export async function remindOfQuestions(db: Db): Promise<number> {
  const waiting = await db
    .selectFrom('cases')
    .select('id')
    .where('state', '=', 'needs_information')
    .where('is_present', '=', true)
    .where('state_since', '<', sql<Date>`now() - make_interval(secs => ${terms.remindOfQuestion / 1000})`)
    .where('state_since', '>', sql<Date>`now() - make_interval(secs => ${terms.answerQuestion / 1000})`)
    .orderBy('state_since')
    .limit(1000)
    .execute()
  let reminded = 0
  for (const { id } of waiting) if (await remind(db, id)) reminded += 1
  return reminded
}

/** False where it has been answered meanwhile, been reminded of, or nobody would hear. */
const remind = (db: Db, caseId: number): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    const { state, reporter, report } = held
    if (state !== 'needs_information' || reporter === null || !held.reporter_hears) return false
    const question = await latestOf(tx, { report, caseId, act: 'ask' })
    const reminder = await latestOf(tx, { report, caseId, act: 'remind' })
    if (!question || (reminder && reminder.id > question.id)) return false
    const by = { actor: 'clock', door: 'worker' } as const
    const entry = question.entry
    const event = await recordEvent(tx, { ...eventOf(held, by), act: 'remind', entry })
    await tellFollowers(tx, { report, event, only: reporter, asks: reporter })
    return true
  })

type Asked = { report: number; caseId: number; act: 'ask' | 'remind' }

const latestOf = (tx: Db, { report, caseId, act }: Asked) =>
  tx
    .selectFrom('events')
    .select(['id', 'entry'])
    .where('report', '=', report)
    .where('case_id', '=', caseId)
    .where('act', '=', act)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
