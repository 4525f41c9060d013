import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

export const inboundChannel = 'incoming'

/** Wakes who acts on mail, when the transaction commits. */
export async function wakeInbound(tx: Db): Promise<void> {
  await sql`select pg_notify(${inboundChannel}, '')`.execute(tx)
}
