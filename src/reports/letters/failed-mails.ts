import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { queueLetter } from './queue-letter.ts'

const mostTold = 50

/** Mail that nothing could be made of, and mail that waits for a person here since the letter before; the newest first. */
export const mailsForOperators = (db: Db) =>
  db
    .selectFrom('incoming_mails')
    .select(['id', 'received_at', 'size', 'reason', 'last_error'])
    .where('raw', 'is not', null)
    .where((where) => where.or([where('outcome', '=', 'failed'), waitsHere]))
    .orderBy('position', 'desc')
    .limit(mostTold)
    .execute()

/** What was asked back waits for its sender. */
const waitsHere = sql<boolean>`(outcome = 'inbox' and reason <> 'asked_back' and settled_at >= coalesce((
  select max(created_at) from letters where kind = 'failed_mails' and state = 'sent'), '-infinity'))`

/** Tells the operators at once, and of more within the hour in one letter. */
export async function queueLetterOfMails(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('failed mails', 0))`.execute(tx)
  const letters = tx.selectFrom('letters').where('kind', '=', 'failed_mails')
  const waiting = await letters.select('id').where('state', '=', 'queued').limit(1).executeTakeFirst()
  if (waiting) return
  const { last } = await letters
    .select((row) => row.fn.max('created_at').as('last'))
    .executeTakeFirstOrThrow()
  await queueLetter(
    tx,
    { kind: 'failed_mails' },
    sql<Date>`greatest(now(), ${last}::timestamptz + interval '1 hour')`,
  )
}
