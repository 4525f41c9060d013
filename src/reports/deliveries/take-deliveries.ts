import { sql } from 'kysely'
import { mailbox } from '#bodies/connections/connection.ts'
import type { Db } from '#database/database.ts'
import { leaseInMs } from '#database/lease.ts'
import { inTransaction } from '#database/transaction.ts'
import { dueDeliveries } from './due-deliveries.ts'

export type Taken = {
  id: string
  attempt: number
  trace: string | null
  /** The connection it goes through. */
  receiver: string
  /** Nobody knows how an earlier attempt went. */
  repeatsUnknown: boolean
}

type Due = Omit<Taken, 'repeatsUnknown'> & { holder: string }

/**
 * Takes what is due, for as long as the lease is renewed, and records the attempt before a byte leaves.
 * In order per case and receiver: nothing overtakes what has not got through. A lease that ran out
 * while sending means a worker died: nobody knows how that attempt went. A report, and what is said on it, waits a
 * moment for its photos. A connection that is paused, rests, or is busy with as many as it may be, is left alone: others
 * don't wait for it.
 */
export function takeDeliveries(db: Db, limit: number): Promise<Taken[]> {
  return inTransaction(db, async (tx) => {
    const { rows: due } = await sql<Due>`
      with taken as materialized (${dueDeliveries(limit)})
      update deliveries set state = 'sending', attempts = attempts + 1,
             leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
        from taken where deliveries.id = taken.id
      returning deliveries.id, attempts as attempt, holder, trace, receiver`.execute(tx)
    if (due.length === 0) return []
    const again = due.flatMap(({ id, attempt }) => (attempt > 1 ? [id] : []))
    await closeAbandoned(tx, again)
    await numberNew(
      tx,
      due.filter(({ attempt, receiver }) => attempt === 1 && receiver !== mailbox),
    )
    const unknown = await unknownOf(tx, again)
    await recordAttempts(tx, due, unknown)
    return due.map(({ holder, ...taken }) => ({ ...taken, repeatsUnknown: unknown.has(taken.id) }))
  })
}

async function closeAbandoned(tx: Db, deliveries: readonly string[]): Promise<void> {
  if (deliveries.length === 0) return
  await tx
    .updateTable('attempts')
    .set({ outcome: 'unknown', ended_at: sql`clock_timestamp()`, answer: 'the worker stopped while sending' })
    .where('delivery', 'in', deliveries)
    .where('outcome', 'is', null)
    .execute()
}

/** From one without gaps for each connection; what was given once stays. */
async function numberNew(tx: Db, begun: readonly Due[]): Promise<void> {
  if (begun.length === 0) return
  await sql`
    with begun as (
      select id, receiver, row_number() over (partition by receiver order by position) as place
        from deliveries where id = any(${begun.map(({ id }) => id)}::uuid[]) and sequence is null),
    counted as (
      update connections set sequence = sequence + news.count
        from (select receiver, count(*) from begun group by receiver) news
       where connections.id = news.receiver
      returning connections.id, connections.sequence - news.count as before)
    update deliveries set sequence = counted.before + begun.place
      from begun join counted on counted.id = begun.receiver
     where deliveries.id = begun.id`.execute(tx)
}

async function unknownOf(tx: Db, deliveries: readonly string[]): Promise<ReadonlySet<string>> {
  if (deliveries.length === 0) return new Set()
  const unknown = await tx
    .selectFrom('attempts')
    .select('delivery')
    .distinct()
    .where('delivery', 'in', deliveries)
    .where('outcome', '=', 'unknown')
    .execute()
  return new Set(unknown.map((one) => one.delivery))
}

async function recordAttempts(tx: Db, taken: readonly Due[], unknown: ReadonlySet<string>): Promise<void> {
  await tx
    .insertInto('attempts')
    .values(
      taken.map(({ id, attempt, holder }) => ({
        delivery: id,
        number: attempt,
        holder,
        repeats_unknown: unknown.has(id),
      })),
    )
    .execute()
}
