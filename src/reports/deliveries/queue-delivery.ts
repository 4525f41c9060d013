import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import type { DeliveryKind } from '#database/schema.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { createLink } from '#people/links/links.ts'
import { currentTrace } from '../../log.ts'
import type { HeldCase } from '../report.ts'
import { terms } from '../states.ts'
import { receiversOf } from './receivers-of.ts'

export type { DeliveryKind }

/**
 * Queues one thing to tell the holder of a case, once for each of its receivers, in the transaction of the change.
 * Returns the first's id.
 */
export async function queueDelivery(
  tx: Db,
  held: HeldCase,
  kind: DeliveryKind,
  entry: number | null = null,
  event: number | null = null,
): Promise<string> {
  const link = await caseLink(tx, held)
  const receivers = await receiversOf(tx, held, kind)
  const queued = receivers.map((receiver) => ({ id: randomUUID(), receiver }))
  await tx
    .insertInto('deliveries')
    .values(
      queued.map(({ id, receiver }) => ({
        ...{ id, receiver, kind, entry, event, link },
        holder: held.holder,
        municipality: held.municipality,
        report: held.report,
        case_id: held.id,
        trace: currentTrace(),
      })),
    )
    .execute()
  await wakeWorker(tx)
  const [first] = queued
  if (!first) throw new Error('a case is told to nobody')
  return first.id
}

/**
 * The one link a holder handles its case by: made with the first mail, the same in all that follow. What a contractor had
 * ends with its contract (migration 0090), so that it never becomes the holder's own.
 */
export async function caseLink(tx: Db, { id, holder }: HeldCase): Promise<string> {
  const known = await tx
    .selectFrom('links')
    .select('id')
    .where('case_id', '=', id)
    .where('act', '=', 'case')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return known?.id ?? createLink(tx, 'case', { case_id: id, body: holder }, terms.caseLink)
}
