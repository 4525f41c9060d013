import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { backOffMs } from '#database/lease.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueOperatorLetter, tellFollowers } from '../letters/queue-letter.ts'
import { recordEvent } from '../record-event.ts'
import { terms } from '../states.ts'
import type { AttemptOutcome, DeliveryState } from './delivery.ts'

export type AttemptEnded = {
  delivery: string
  attempt: number
  outcome: AttemptOutcome
  answer: string
  /** When it was made, if it is told afterwards. */
  at?: Date
}

const stateAfter = {
  sent: 'sent',
  later: 'queued',
  // Over mail an unknown attempt is made again under the same Message-ID, and counted as a repeat.
  unknown: 'unknown',
  refused: 'failed',
} as const satisfies Record<AttemptOutcome, DeliveryState>

/**
 * Records how an attempt went, and what follows: sent tells the reporter, refused tells an operator,
 * the rest waits and is tried again. An attempt that another worker has taken over changes only its own row.
 */
export function recordOutcome(db: Db, ended: AttemptEnded): Promise<void> {
  return inTransaction(db, async (tx) => {
    await closeAttempt(tx, ended)
    const delivery = await settle(tx, ended)
    if (!delivery) return
    if (ended.outcome === 'sent') await afterSending(tx, delivery, ended.at)
    if (ended.outcome === 'refused') await queueOperatorLetter(tx, ended.delivery)
  })
}

async function closeAttempt(tx: Db, { delivery, attempt, outcome, answer, at }: AttemptEnded): Promise<void> {
  await tx
    .updateTable('attempts')
    .set({ outcome, answer, ended_at: at ?? sql<Date>`clock_timestamp()`, ...(at && { started_at: at }) })
    .where('delivery', '=', delivery)
    .where('number', '=', attempt)
    .execute()
}

const settle = (tx: Db, { delivery, attempt, outcome, at }: AttemptEnded) =>
  tx
    .updateTable('deliveries')
    .set({
      state: stateAfter[outcome],
      leased_until: null,
      next_at: sql`now() + make_interval(secs => ${backOffMs(attempt) / 1000})`,
      sent_at: outcome === 'sent' ? (at ?? sql<Date>`clock_timestamp()`) : null,
      ...(outcome === 'refused' ? { told_operator_at: sql<Date>`now()` } : {}),
    })
    .where('id', '=', delivery)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempt)
    .returning(['id', 'kind', 'holder', 'municipality', 'report', 'case_id', 'link'])
    .executeTakeFirst()

type Settled = NonNullable<Awaited<ReturnType<typeof settle>>>

async function afterSending(
  tx: Db,
  { id, kind, holder, municipality, report, case_id, link }: Settled,
  at: Date | undefined,
): Promise<void> {
  const event = await recordEvent(tx, {
    act: 'deliver',
    door: 'worker',
    actor: 'worker',
    report,
    municipality,
    case_id,
    holder,
    delivery: id,
    facts: { kind },
    ...(at && { occurred_at: at }),
  })
  if (link) await prolongLink(tx, link)
  if (kind === 'report') await tellReporter(tx, report, event)
}

/** Good for ninety days after the last mail. */
async function prolongLink(tx: Db, link: string): Promise<void> {
  await tx
    .updateTable('links')
    .set({ expires_at: sql`now() + make_interval(secs => ${terms.caseLink / 1000})` })
    .where('id', '=', link)
    .where('revoked_at', 'is', null)
    .execute()
}

async function tellReporter(tx: Db, report: number, event: number): Promise<void> {
  const { reporter } = await tx
    .selectFrom('reports')
    .select('reporter')
    .where('number', '=', report)
    .executeTakeFirstOrThrow()
  if (reporter) await tellFollowers(tx, { report, event, only: reporter, receipt: true })
}
