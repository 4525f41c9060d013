import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { DeliveryKind, DeliveryState } from '../deliveries/delivery.ts'
import { isUnfinished } from '../deliveries/is-unfinished.ts'

/** One thing that a system has not taken yet. */
export type WaitingDelivery = {
  id: string
  report: number
  kind: DeliveryKind
  state: DeliveryState
  attempts: number
  /** Since when, or since it was asked to be sent again. */
  since: Date
  nextAt: Date
  /** What was answered last. */
  answer: string | null
  /** Where a list goes on after it. */
  position: number
}

/** What waits or has failed through a connection, in the order it was told. */
export async function waitingDeliveries(
  db: Db,
  { connection, after }: { connection: string; after: number },
  limit: number,
): Promise<WaitingDelivery[]> {
  const { rows } = await sql<WaitingDelivery>`
    select id, report, kind, state, attempts, coalesce(again_at, created_at) as since, next_at as "nextAt",
           position::int8 as position,
           (select answer from attempts where attempts.delivery = deliveries.id
             order by number desc limit 1) as answer
      from deliveries
     where receiver = ${connection} and ${isUnfinished('deliveries')} and position > ${after}
     order by position limit ${limit}`.execute(db)
  return rows
}

/** Whether a delivery goes through a connection. */
export async function goesThrough(db: Db, connection: string, delivery: string): Promise<boolean> {
  const found = await db
    .selectFrom('deliveries')
    .select('id')
    .where('id', '=', delivery)
    .where('receiver', '=', connection)
    .executeTakeFirst()
  return found !== undefined
}
