import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Door } from '#reports/report.ts'
import { NotFound } from '../errors.ts'
import type { WatchPace } from './watch.ts'

export type ChangingWatch = { watch: string; person: number; pace: WatchPace; door: Door }

/** How often a person hears of what they watch. What waits to be told is told at the new pace; again does no harm. */
export function changeWatch(db: Db, { watch, person, pace, door }: ChangingWatch): Promise<void> {
  return inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('watches')
      .select('pace')
      .where('id', '=', watch)
      .where('person', '=', person)
      .where('stopped_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new NotFound('nobody watches that by this link')
    if (before.pace === pace) return
    await tx.updateTable('watches').set({ pace }).where('id', '=', watch).execute()
    await recordEvent(tx, { act: 'change_watch', door, actor: 'neighbour', person, facts: { watch, pace } })
  })
}
