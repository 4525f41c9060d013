import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { currentTrace } from '../../log.ts'

/** Through which link somebody asks for it, and for whom. */
export type AskedBy = { link: string; body: string }

/** What is to be sent again through a connection; all keep their ids, so that who knows them sees repeats only. */
export type Again =
  /** One that waits or has failed. */
  | { delivery: string }
  /** All that wait or have failed. */
  | 'unfinished'
  /** All that have been sent since then. */
  | { sentSince: Date }
  /** All of one case. */
  | { caseId: number }
  /** All that has been told of one case since it began there. */
  | { toldOf: number }

/**
 * Sends again at once, in the order it was told. What had got through before is told to nobody else a second time.
 * Returns how many deliveries that were.
 */
export function sendAgain(db: Db, connection: string, again: Again, by: AskedBy): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      with again as (
        update deliveries
           set state = case when state in ('sent', 'received', 'failed') then 'queued' else state end,
               again_at = case when state in ('sent', 'received') then now() else again_at end,
               told_operator_at = case when state in ('sent', 'received') then now() end,
               sent_at = null, received_at = null, next_at = now()
         where receiver = ${connection} and state <> 'sending' and ${chosen(again)}
        returning id, report, municipality, case_id, holder)
      insert into events (act, door, actor, body, link, trace, delivery, report, municipality, case_id, holder)
      select 'retry', 'web', 'body', ${by.body}, ${by.link}, ${currentTrace()}, id, report, municipality, case_id, holder
        from again returning delivery as id`.execute(tx)
    await wakeWorker(tx)
    return rows.length
  })
}

/** How many that would be. */
export async function countAgain(db: Db, connection: string, again: Again): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int from deliveries
     where receiver = ${connection} and state <> 'sending' and ${chosen(again)}`.execute(db)
  return rows[0]?.count ?? 0
}

function chosen(again: Again): RawBuilder<unknown> {
  const isUnfinished = sql`state in ('queued', 'unknown', 'failed')`
  if (again === 'unfinished') return isUnfinished
  // What began there was never sent there, and would be a double of it.
  const wasSent = sql`attempts > 0`
  if ('sentSince' in again)
    return sql`sent_at >= ${again.sentSince} and state in ('sent', 'received') and ${wasSent}`
  if ('delivery' in again) return sql`id = ${again.delivery} and ${isUnfinished}`
  const sentOrNot = sql`(${wasSent} or ${isUnfinished})`
  if ('caseId' in again) return sql`case_id = ${again.caseId} and ${sentOrNot}`
  return sql`case_id = ${again.toldOf} and kind not in ('report', 'hand_over') and ${sentOrNot}`
}
