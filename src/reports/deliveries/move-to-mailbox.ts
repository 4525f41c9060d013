import { type RawBuilder, sql } from 'kysely'
import { mailbox } from '#bodies/connections/connection.ts'
import type { Db } from '#database/database.ts'

type Moving = { connection: string } & ({ delivery: string } | { caseId: number } | { all: true })

/**
 * What a connection has not taken, and won't, goes to the holder's mailbox, in its order and under its ids. What the
 * mailbox is told anyhow is not told twice. Returns how many deliveries that were.
 */
export async function moveToMailbox(tx: Db, moving: Moving): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update deliveries waiting
       set receiver = case when ${hasTwin} then receiver else ${mailbox} end,
           state = case when ${hasTwin} then 'sent'::delivery_state else 'queued' end,
           sent_at = case when ${hasTwin} then now() end,
           leased_until = null, next_at = now()
     where receiver = ${moving.connection} and ${chosen(moving)}
       and (state in ('queued', 'unknown', 'failed') or (state = 'sending' and leased_until < now()))
    returning id`.execute(tx)
  return rows.length
}

const hasTwin = sql`exists (
  select from deliveries twin
   where twin.case_id = waiting.case_id and twin.receiver = ${mailbox} and twin.kind = waiting.kind
     and twin.entry is not distinct from waiting.entry and twin.event is not distinct from waiting.event)`

function chosen(moving: Moving): RawBuilder<unknown> {
  if ('delivery' in moving) return sql`waiting.id = ${moving.delivery}`
  return 'caseId' in moving ? sql`waiting.case_id = ${moving.caseId}` : sql`true`
}
