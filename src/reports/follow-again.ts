import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from './record-event.ts'
import type { Following } from './unsubscribe.ts'

/** The way back for who stopped the letters about a report, maybe by mistake; again does no harm. */
export function followAgain(db: Db, { report, person, door }: Following): Promise<void> {
  return inTransaction(db, async (tx) => {
    const followed = await tx
      .updateTable('followers')
      .set({ stopped_at: null })
      .where('report', '=', report)
      .where('person', '=', person)
      .where('stopped_at', 'is not', null)
      .returning('municipality')
      .executeTakeFirst()
    if (!followed) return
    const { municipality } = followed
    await recordEvent(tx, { act: 'follow_again', door, actor: 'reporter', person, report, municipality })
  })
}
