import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueOperatorLetter, tellFollowers } from '../letters/queue-letter.ts'
import { recordEvent } from '../record-event.ts'

/** `answer`: what the mail server said, fit to be kept and shown. */
export type Bounced = { delivery: string; answer: string }

/**
 * Word has come that a mail to a holder, taken by a mail server before, could not be left after all: the delivery has
 * failed, those who run the service are told, and of a report its reporter. Told twice it is told once.
 */
export function bounceDelivery(db: Db, { delivery, answer }: Bounced): Promise<{ first: boolean }> {
  return inTransaction(db, async (tx) => {
    const failed = await tx
      .updateTable('deliveries')
      .set({ state: 'failed', sent_at: null, told_operator_at: sql<Date>`now()` })
      .where('id', '=', delivery)
      .where('state', '=', 'sent')
      .returning(['kind', 'holder', 'municipality', 'report', 'case_id', 'attempts'])
      .executeTakeFirst()
    if (!failed) return { first: false }
    const { kind, attempts, ...of } = failed
    await tx
      .updateTable('attempts')
      .set({ outcome: 'refused', answer })
      .where('delivery', '=', delivery)
      .where('number', '=', attempts)
      .execute()
    const event = await recordEvent(tx, {
      ...of,
      act: 'bounce',
      door: 'mail',
      actor: 'worker',
      delivery,
      facts: { kind },
    })
    await queueOperatorLetter(tx, delivery)
    if (kind === 'report' || kind === 'hand_over') await tellReporter(tx, of.report, event)
    return { first: true }
  })
}

async function tellReporter(tx: Db, report: number, event: number): Promise<void> {
  const { reporter } = await tx
    .selectFrom('reports')
    .select('reporter')
    .where('number', '=', report)
    .executeTakeFirstOrThrow()
  if (reporter) await tellFollowers(tx, { report, event, only: reporter })
}
