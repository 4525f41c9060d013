import { sql } from 'kysely'
import { mailbox } from '#bodies/connections/connection.ts'
import { noteFailure, noteSuccess } from '#bodies/connections/connection-health.ts'
import type { Db } from '#database/database.ts'
import { backOffMs } from '#database/lease.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueOperatorLetter, tellFollowers } from '../letters/queue-letter.ts'
import { lockCase } from '../lock-case.ts'
import { moveCase } from '../move-case.ts'
import { recordEvent } from '../record-event.ts'
import { terms } from '../states.ts'
import type { AttemptOutcome, DeliveryState } from './delivery.ts'
import { keepExternalId, renewExternalId } from './external-ids.ts'
import { moveToMailbox } from './move-to-mailbox.ts'

export type AttemptEnded = {
  delivery: string
  attempt: number
  outcome: AttemptOutcome
  answer: string
  /** When it was made, if it is told afterwards. */
  at?: Date
  /** What the far side calls the case. */
  externalId?: string | undefined
  /** Of `sent`: the far side says that the case is one of its own now. */
  isReceived?: boolean | undefined
  /** What is needed to find it there later. */
  remember?: string | undefined
  /** Of `refused`: its receiver takes no such thing, and the holder's mailbox does. */
  byMail?: boolean | undefined
  /** Of `later`: it asks to be left alone for so long. */
  retryAfterMs?: number | undefined
  /** Nothing is wrong with the far side, though it has not been told. */
  isWell?: true | undefined
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
    // Before anything that leans on the case: of two connections' outcomes at once one waits here.
    if (ended.outcome === 'sent') await lockCaseOf(tx, ended.delivery)
    await closeAttempt(tx, ended)
    const delivery = await settle(tx, ended)
    if (!delivery) return
    if (ended.outcome === 'sent') await afterSending(tx, delivery, ended)
    else await elsewhere(tx, delivery, ended)
    await noteHealth(tx, delivery, ended)
  })
}

async function lockCaseOf(tx: Db, delivery: string): Promise<void> {
  await tx
    .selectFrom('cases')
    .innerJoin('deliveries', 'deliveries.case_id', 'cases.id')
    .select('cases.id')
    .where('deliveries.id', '=', delivery)
    .forNoKeyUpdate('cases')
    .execute()
}

/** What its system takes none of, or was ended meanwhile, is the mailbox's; of a case that can't begin there all of it. */
async function elsewhere(tx: Db, { id, kind, case_id, receiver, hasEnded }: Settled, ended: AttemptEnded) {
  if (hasEnded) return moveToMailbox(tx, { connection: receiver, all: true })
  if (ended.outcome !== 'refused') return
  if (!ended.byMail) return queueOperatorLetter(tx, id)
  const begins = kind === 'report' || kind === 'hand_over'
  await moveToMailbox(tx, { connection: receiver, ...(begins ? { caseId: case_id } : { delivery: id }) })
}

async function closeAttempt(tx: Db, { delivery, attempt, outcome, answer, at }: AttemptEnded): Promise<void> {
  await tx
    .updateTable('attempts')
    .set({ outcome, answer, ended_at: at ?? sql<Date>`clock_timestamp()`, ...(at && { started_at: at }) })
    .where('delivery', '=', delivery)
    .where('number', '=', attempt)
    .execute()
}

const hasEnded = sql<boolean>`exists (
  select from connections where connections.id = deliveries.receiver and connections.state = 'ended')`

const settle = (
  tx: Db,
  { delivery, attempt, outcome, at, isReceived, remember, byMail, retryAfterMs = 0 }: AttemptEnded,
) =>
  tx
    .updateTable('deliveries')
    .set({
      state: outcome === 'sent' && isReceived ? 'received' : stateAfter[outcome],
      leased_until: null,
      ...(remember !== undefined && { remembered: remember }),
      next_at: sql`now() + make_interval(secs => ${Math.max(backOffMs(attempt), retryAfterMs) / 1000})`,
      sent_at: outcome === 'sent' ? (at ?? sql<Date>`clock_timestamp()`) : null,
      ...(outcome === 'sent' && isReceived && { received_at: at ?? sql<Date>`clock_timestamp()` }),
      ...(outcome === 'refused' && !byMail && { told_operator_at: sql<Date>`now()` }),
    })
    .where('id', '=', delivery)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempt)
    .returning(['id', 'kind', 'holder', 'municipality', 'report', 'case_id', 'link', 'receiver', 'again_at'])
    .returning(hasEnded.as('hasEnded'))
    .executeTakeFirst()

type Settled = NonNullable<Awaited<ReturnType<typeof settle>>>

/** A mailbox that takes nothing says nothing of other mailboxes, and who waits for one of ours nothing of the far side. */
async function noteHealth(
  tx: Db,
  { receiver }: Settled,
  { outcome, retryAfterMs = 0, isWell }: AttemptEnded,
): Promise<void> {
  if (receiver === mailbox || outcome === 'refused' || isWell) return
  if (outcome === 'sent') await noteSuccess(tx, receiver)
  else await noteFailure(tx, receiver, retryAfterMs)
}

async function afterSending(
  tx: Db,
  sent: Settled,
  { at, externalId, isReceived }: AttemptEnded,
): Promise<void> {
  const { holder, municipality, report, case_id, receiver } = sent
  const held = { id: case_id, report, municipality, holder }
  const beginsAgain = sent.again_at !== null && (sent.kind === 'report' || sent.kind === 'hand_over')
  if (externalId !== undefined)
    await (beginsAgain ? renewExternalId : keepExternalId)(tx, held, receiver, externalId)
  // Of what is sent once more everybody has been told the first time.
  if (!sent.again_at) await tellSent(tx, sent, at)
  if (sent.link) await prolongLink(tx, sent.link)
  if (isReceived) await receiveBySystem(tx, { case_id, holder })
}

async function tellSent(
  tx: Db,
  { id: delivery, kind, receiver, holder, municipality, report, case_id }: Settled,
  at: Date | undefined,
): Promise<void> {
  const event = await recordEvent(tx, {
    ...{ act: 'deliver', actor: 'worker', facts: { kind } },
    door: receiver === mailbox ? 'worker' : 'case_system',
    ...{ report, municipality, case_id, holder, delivery },
    ...(at && { occurred_at: at }),
  })
  if (kind === 'report') await tellReporter(tx, report, event)
}

/** A case system that has made it a case of its own has received it. Somebody may have said so before, or moved it on. */
async function receiveBySystem(
  tx: Db,
  { case_id: caseId, holder }: Pick<Settled, 'case_id' | 'holder'>,
): Promise<void> {
  const held = await lockCase(tx, caseId)
  if (held.state !== 'new' || !held.is_present) return
  await moveCase(tx, {
    caseId,
    act: 'receive',
    by: { actor: 'case_system', door: 'case_system', body: holder },
  })
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
