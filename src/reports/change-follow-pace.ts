import type { Db } from '#database/database.ts'
import type { WatchPace } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotFound } from '../errors.ts'
import { lockWaits } from './letters/join-news.ts'
import { gatheredInto, letterAt } from './letters/queue-letter.ts'
import { recordEvent } from './record-event.ts'
import type { Following } from './unsubscribe.ts'

/** How often a person hears of a report they follow. What has been gathered goes on at the new pace; again does no harm. */
export function changeFollowPace(
  db: Db,
  { report, person, pace, door }: Following & { pace: WatchPace },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('followers')
      .select(['report', 'person', 'municipality', 'language', 'last_letter_at', 'pace'])
      .where('report', '=', report)
      .where('person', '=', person)
      .where('stopped_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new NotFound('nobody follows that by this link')
    if (before.pace === pace) return
    await tx
      .updateTable('followers')
      .set({ pace })
      .where('report', '=', report)
      .where('person', '=', person)
      .execute()
    await lockWaits(tx, [person])
    await gatheredInto(tx, before, () => letterAt(tx, { ...before, pace }))
    const { municipality } = before
    const facts = { pace }
    await recordEvent(tx, {
      act: 'change_follow',
      door,
      actor: 'reporter',
      person,
      report,
      municipality,
      facts,
    })
  })
}
