import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { leaseInMs } from '#database/lease.ts'
import { inTransaction } from '#database/transaction.ts'

// Photos still being made are waited for this long, then told of by the page they will be on.
const waitForPhotosInS = 60

export type Taken = { id: string; attempt: number; trace: string | null }

/**
 * Takes what is due, for as long as the lease is renewed, and records the attempt before a byte leaves.
 * In order per case and receiver: nothing overtakes what has not got through. A lease that ran out
 * while sending means a worker died: nobody knows how that attempt went. A report, and what is said on it, waits a
 * moment for its photos.
 */
export function takeDeliveries(db: Db, limit: number): Promise<Taken[]> {
  return inTransaction(db, async (tx) => {
    const { rows: due } = await sql<{ id: string; attempt: number; holder: string; trace: string | null }>`
      with taken as materialized (
         select due.id from deliveries due
          where ((due.state in ('queued', 'unknown') and due.next_at <= now())
                 or (due.state = 'sending' and due.leased_until < now()))
            and not exists (
              select from deliveries earlier
               where earlier.case_id = due.case_id and earlier.receiver = due.receiver
                 and earlier.position < due.position and earlier.state not in ('sent', 'received'))
            and not (
              due.created_at > now() - make_interval(secs => ${waitForPhotosInS})
              and exists (
                select from photos where photos.report = due.report and photos.state = 'stored'
                   and case when photos.entry is null then due.kind in ('report', 'hand_over')
                            else photos.entry = due.entry end))
          order by due.next_at limit ${limit} for update skip locked)
      update deliveries set state = 'sending', attempts = attempts + 1,
             leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
        from taken where deliveries.id = taken.id
      returning deliveries.id, attempts as attempt, holder, trace`.execute(tx)
    if (due.length === 0) return []
    await closeAbandoned(
      tx,
      due.map((one) => one.id),
    )
    await recordAttempts(tx, due)
    return due.map(({ holder, ...taken }) => taken)
  })
}

async function closeAbandoned(tx: Db, deliveries: string[]): Promise<void> {
  await tx
    .updateTable('attempts')
    .set({ outcome: 'unknown', ended_at: sql`clock_timestamp()`, answer: 'the worker stopped while sending' })
    .where('delivery', 'in', deliveries)
    .where('outcome', 'is', null)
    .execute()
}

async function recordAttempts(
  tx: Db,
  taken: { id: string; attempt: number; holder: string }[],
): Promise<void> {
  const unknown = await tx
    .selectFrom('attempts')
    .select('delivery')
    .distinct()
    .where(
      'delivery',
      'in',
      taken.map((one) => one.id),
    )
    .where('outcome', '=', 'unknown')
    .execute()
  const unknownBefore = new Set(unknown.map((one) => one.delivery))
  await tx
    .insertInto('attempts')
    .values(
      taken.map(({ id, attempt, holder }) => ({
        delivery: id,
        number: attempt,
        holder,
        repeats_unknown: unknownBefore.has(id),
      })),
    )
    .execute()
}
