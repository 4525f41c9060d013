import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Reason } from './incoming-mail.ts'

const seenTo: Reason = 'seen_to'

/** Notes that a person has done what a mail that waited for one needed. Returns whether there was such a mail. */
export async function seeToMail(db: Db, id: string): Promise<boolean> {
  const seen = await db
    .updateTable('incoming_mails')
    .set({ outcome: 'acted', reason: seenTo, settled_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('outcome', 'in', ['inbox', 'failed'])
    .returning('id')
    .executeTakeFirst()
  return seen !== undefined
}
