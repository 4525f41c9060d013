import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { queueOperatorLetter } from '../letters/queue-letter.ts'
import { recordEvent } from '../record-event.ts'
import { terms } from '../states.ts'
import { isUnfinished } from './is-unfinished.ts'

/** What has not got through, oldest first, with what was answered last. */
export const unfinishedDeliveries = (db: Db, limit: number) =>
  db
    .selectFrom('deliveries')
    .innerJoin('bodies', 'bodies.code', 'deliveries.holder')
    .select([
      'deliveries.id',
      'deliveries.report',
      'deliveries.kind',
      'deliveries.state',
      'deliveries.attempts',
    ])
    .select([
      'deliveries.holder',
      'bodies.name as holder_name',
      'deliveries.created_at',
      'deliveries.told_operator_at',
      'deliveries.next_at',
    ])
    .select((row) =>
      row
        .selectFrom('attempts')
        .select('answer')
        .whereRef('attempts.delivery', '=', 'deliveries.id')
        .orderBy('number', 'desc')
        .limit(1)
        .as('answer'),
    )
    .where(isUnfinished('deliveries'))
    .orderBy('deliveries.created_at')
    .limit(limit)
    .execute()

export type DeliveryChoice = { id: string } | { report: number }

/** One delivery, or all of a report's in the order they were queued, whether they have got through or not. */
export const deliveriesBy = (db: Db, choice: DeliveryChoice, limit: number) =>
  db
    .selectFrom('deliveries')
    .innerJoin('bodies', 'bodies.code', 'deliveries.holder')
    .select(['deliveries.id', 'deliveries.report', 'deliveries.kind', 'deliveries.state'])
    .select(['bodies.name as holder_name', 'deliveries.created_at'])
    .where((where) =>
      'id' in choice
        ? where('deliveries.id', '=', choice.id)
        : where('deliveries.report', '=', choice.report),
    )
    .orderBy('deliveries.position')
    .limit(limit)
    .execute()

/** Every try at these deliveries, in the order they were made. */
export const attemptsOf = (db: Db, deliveries: readonly string[], limit: number) =>
  db
    .selectFrom('attempts')
    .innerJoin('deliveries', 'deliveries.id', 'attempts.delivery')
    .select(['attempts.delivery', 'attempts.number', 'attempts.started_at', 'attempts.ended_at'])
    .select(['attempts.outcome', 'attempts.answer', 'attempts.repeats_unknown'])
    .where('attempts.delivery', 'in', deliveries)
    .orderBy('deliveries.position')
    .orderBy('attempts.number')
    .limit(limit)
    .execute()

/** Tries again at once: one delivery, or all that wait or have failed. Returns how many. */
export function retryDeliveries(db: Db, id: string | null): Promise<number> {
  return inTransaction(db, async (tx) => {
    const again = await tx
      .updateTable('deliveries')
      .set({
        state: sql`case state when 'failed' then 'queued' else state end`,
        next_at: sql`now()`,
        told_operator_at: null,
      })
      .where('state', 'in', ['queued', 'unknown', 'failed'])
      .$if(id !== null, (update) => update.where('id', '=', id))
      .returning(['id', 'report', 'municipality', 'case_id', 'holder'])
      .execute()
    for (const { id: delivery, ...of } of again) {
      await recordEvent(tx, { ...of, act: 'retry', door: 'command', actor: 'operator', delivery })
    }
    await wakeWorker(tx)
    return again.length
  })
}

/** Writes to the operators, once, about what has waited too long. Returns how many deliveries that were. */
export function tellOfStuckDeliveries(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    const stuck = await tx
      .updateTable('deliveries')
      .set({ told_operator_at: sql`now()` })
      .where(isUnfinished('deliveries'))
      .where('told_operator_at', 'is', null)
      .where('created_at', '<', sql<Date>`now() - make_interval(secs => ${terms.tellOperator / 1000})`)
      .returning(['id', 'position'])
      .execute()
    const [oldest] = stuck.sort((a, b) => a.position - b.position)
    if (oldest) await queueOperatorLetter(tx, oldest.id)
    return stuck.length
  })
}
