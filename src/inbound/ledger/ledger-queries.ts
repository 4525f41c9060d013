import type { Db } from '#database/database.ts'
import type { MailOutcome } from './incoming-mail.ts'

/** How many mails there are of each outcome and reason: every one that came is in one of these rows. */
export const countMails = (db: Db) =>
  db
    .selectFrom('incoming_mails')
    .select(['outcome', 'reason'])
    .select((count) => [
      count.fn.countAll<number>().as('mails'),
      count.fn.sum<number>('repeats').as('repeats'),
    ])
    .groupBy(['outcome', 'reason'])
    .orderBy('outcome')
    .orderBy('reason')
    .execute()

const rows = (db: Db) =>
  db
    .selectFrom('incoming_mails')
    .select(['id', 'came_by', 'received_at', 'size', 'sender', 'outcome', 'reason', 'attempts', 'last_error'])

/** The newest of these outcomes. */
export const mailsOf = (db: Db, outcomes: readonly MailOutcome[], limit: number) =>
  rows(db).where('outcome', 'in', outcomes).orderBy('position', 'desc').limit(limit).execute()

/** All that is known of one, but its bytes. */
export const mailById = (db: Db, id: string) =>
  rows(db)
    .select(['message_id', 'same_id_as', 'recipients', 'remote_address', 'helo', 'repeats'])
    .select(['spf', 'spf_domain', 'dkim_domains', 'dmarc', 'from_domain', 'aligned_from'])
    .select(['report', 'case_id', 'entry', 'settled_at', 'given_to'])
    .select((row) => row('raw', 'is not', null).as('is_kept'))
    .where('id', '=', id)
    .executeTakeFirst()

export async function rawMail(db: Db, id: string): Promise<Buffer | null> {
  const found = await db.selectFrom('incoming_mails').select('raw').where('id', '=', id).executeTakeFirst()
  return found?.raw ?? null
}

/** One that was taken, as whoever acts on it needs it. */
export const mailToRead = (db: Db, id: string) =>
  db
    .selectFrom('incoming_mails')
    .select(['id', 'message_id', 'came_by', 'sender', 'recipients', 'remote_address', 'helo'])
    .select(['told_by_server', 'raw', 'received_at', 'given_to'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
