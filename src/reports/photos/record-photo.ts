import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'

export type Made = { state: 'ready'; width: number; height: number } | { state: 'broken' }

/** What came of making a photo's copies; what waited for it goes on. False: it has been taken away meanwhile. */
export function recordPhoto(db: Db, { photo, made }: { photo: string; made: Made }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const recorded = await tx
      .updateTable('photos')
      .set({ ...made, leased_until: null, ...(made.state === 'ready' && { ready_at: new Date() }) })
      .where('id', '=', photo)
      .where('state', '=', 'stored')
      .returning('id')
      .executeTakeFirst()
    if (recorded) await wakeWorker(tx)
    return recorded !== undefined
  })
}
