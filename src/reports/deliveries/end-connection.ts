import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { Refused } from '../../errors.ts'
import { moveToMailbox } from './move-to-mailbox.ts'

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
    const moved = await moveToMailbox(tx, { connection: id, all: true })
    await wakeWorker(tx)
    return moved
  })
}
