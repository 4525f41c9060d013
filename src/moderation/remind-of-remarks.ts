import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueLetter } from '#reports/letters/queue-letter.ts'
import { isOverdue } from './answer-by.ts'
import { unsettledRemarks } from './remark-queries.ts'

const mostLookedAt = 1000

/** The remarks that have waited longer than is promised, the oldest first. */
export async function overdueRemarks(db: Db, now: Date) {
  return (await unsettledRemarks(db, mostLookedAt)).filter((remark) => isOverdue(remark, now))
}

/** Reminds those who run the service of whom they have not answered in time; once a day, by the clock. */
export function remindOfRemarks(db: Db): Promise<void> {
  return inTransaction(db, async (tx) => {
    const overdue = await overdueRemarks(tx, new Date())
    if (overdue.length > 0) await queueLetter(tx, { kind: 'overdue' }, sql<Date>`now()`)
  })
}
