import { sql } from 'kysely'
import type { Question } from '#conformance/as-client/question.ts'
import { changesDoor } from '#conformance/as-client/trial-door.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import type { OutAnswer } from '#http/exchange.ts'
import { heardByDoor, keepHeard, mostHeard, mostHeardBytes, sizeOf } from './heard.ts'
import { rightNow } from './over.ts'

/** A trial whose door is open, as what answers there needs to know it. */
export type OpenTrial = { token: string; key: string; since: Date }

/** What a question is answered with, after those that were asked before it. */
export type AnswerBy = (trial: OpenTrial, before: readonly Question[], question: Question) => OutAnswer

export type HeardOut = { ok: true; answer: OutAnswer } | { ok: false; why: 'closed' | 'full' }

/** Whether a trial's door is open. */
export async function isOpen(db: Db, token: string): Promise<boolean> {
  const open = await openTrials(db, token).select('id').executeTakeFirst()
  return open !== undefined
}

/**
 * Answers a question of a program that is tried, and keeps both. One after the other, whichever process was asked: the
 * first of its kind is answered otherwise than the next, and only one can be it. When it was asked is said by the
 * database, whose clock they share.
 */
export const hearQuestion = (db: Db, token: string, asked: Question, answerBy: AnswerBy): Promise<HeardOut> =>
  inTransaction(db, async (tx) => {
    const trial = await openTrials(tx, token)
      .select(['id', 'api_key as key', 'asked_at as since', 'heard_bytes as bytes'])
      .forUpdate()
      .executeTakeFirst()
    if (!trial) return { ok: false, why: 'closed' }
    const { id: run, key, since, bytes } = trial
    const { place, at } = await nextIn(tx, run)
    const question = { ...asked, at: at.getTime() }
    const answer = answerBy({ token, key: key ?? '', since }, await heardByDoor(tx, run), question)
    const heard = { ...question, answer, trouble: null }
    const size = bytes + sizeOf(heard)
    if (place >= mostHeard || size > mostHeardBytes) return closeFull(tx, run)
    await keepHeard(tx, heard, { run, place, changesDoor: changesDoor(question) })
    await tx.updateTable('conformance_runs').set({ heard_bytes: size }).where('id', '=', run).execute()
    return { ok: true, answer }
  })

/** Whoever asks on and on has been heard enough to be judged. */
async function closeFull(tx: Db, run: string): Promise<HeardOut> {
  await tx.updateTable('conformance_runs').set({ open_until: rightNow }).where('id', '=', run).execute()
  await wakeWorker(tx)
  return { ok: false, why: 'full' }
}

/** By the clock as it is when the row is had: whoever has waited for it may be too late. */
const openTrials = (db: Db, token: string) =>
  db
    .selectFrom('conformance_runs')
    .where('token', '=', token)
    .where('state', '=', 'open')
    .where('open_until', '>', sql<Date>`clock_timestamp()`)

const nextIn = (tx: Db, run: string): Promise<{ place: number; at: Date }> =>
  tx
    .selectFrom('conformance_heard')
    .select(sql<number>`coalesce(max(place) + 1, 0)`.as('place'))
    .select(sql<Date>`greatest(clock_timestamp(), max(at))`.as('at'))
    .where('run', '=', run)
    .executeTakeFirstOrThrow()
