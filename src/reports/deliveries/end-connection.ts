import { sql } from 'kysely'
import { mailbox } from '#bodies/connections/connection.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { Refused } from '../../errors.ts'

/** Ends a connection for good: what it has not taken goes to the holder's mailbox. Returns how many deliveries that were. */
export function endConnection(db: Db, id: string): Promise<number> {
  return inTransaction(db, async (tx) => {
    const ended = await tx
      .updateTable('connections')
      .set({ state: 'ended', changed_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', id)
      .where('body', 'is not', null)
      .where('state', '<>', 'ended')
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw new Refused(`There is no connection "${id}" in use.`)
    const moved = await tx
      .updateTable('deliveries')
      .set({ receiver: mailbox, state: 'queued', next_at: sql<Date>`now()` })
      .where('receiver', '=', id)
      .where('state', 'not in', ['sending', 'sent', 'received'])
      .returning('id')
      .execute()
    await wakeWorker(tx)
    return moved.length
  })
}
