import { mailbox } from '#bodies/connections/connection.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { isUnfinished } from './is-unfinished.ts'
import { moveToMailbox } from './move-to-mailbox.ts'

/** What was under way, or just being queued, when its connection was ended goes to the mailbox too. Returns how many. */
export function leaveEnded(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    const ended = await tx
      .selectFrom('deliveries')
      .innerJoin('connections', 'connections.id', 'deliveries.receiver')
      .select('connections.id')
      .distinct()
      .where('connections.state', '=', 'ended')
      .where('deliveries.receiver', '<>', mailbox)
      .where(isUnfinished('deliveries'))
      .execute()
    let moved = 0
    for (const { id: connection } of ended) moved += await moveToMailbox(tx, { connection, all: true })
    if (moved > 0) await wakeWorker(tx)
    return moved
  })
}
