import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { backOffMs } from '#database/lease.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueLetterOfMails } from '#reports/letters/failed-mails.ts'
import { mostAttempts, type Reason, reasons } from './incoming-mail.ts'

export type MailTried = { id: string; attempt: number; reason: Reason; error: string }

/** Notes that an attempt went wrong: it is tried again, or after the last one kept for a person, who hears of it. */
export function failMail(db: Db, { id, attempt, reason, error }: MailTried): Promise<void> {
  const isLast = attempt >= mostAttempts
  return inTransaction(db, async (tx) => {
    const noted = await tx
      .updateTable('incoming_mails')
      .set({
        last_error: error,
        leased_until: null,
        next_at: sql`now() + make_interval(secs => ${backOffMs(attempt) / 1000})`,
        ...(isLast && { outcome: reasons[reason], reason, settled_at: sql<Date>`now()` }),
      })
      .where('id', '=', id)
      .where('outcome', '=', 'waiting')
      .where('attempts', '=', attempt)
      .returning('id')
      .executeTakeFirst()
    if (noted && isLast) await queueLetterOfMails(tx)
  })
}

/** Gives a mail back untried: it is not its fault that the database was away. */
export async function giveBack(db: Db, { id, attempt }: { id: string; attempt: number }): Promise<void> {
  await db
    .updateTable('incoming_mails')
    .set({ attempts: attempt - 1, leased_until: null })
    .where('id', '=', id)
    .where('outcome', '=', 'waiting')
    .where('attempts', '=', attempt)
    .execute()
}
