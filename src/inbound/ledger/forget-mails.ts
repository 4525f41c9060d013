import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { daysKept } from './incoming-mail.ts'

/** So many at a time: no table is held for long. */
const atOnce = 500

/**
 * Erases the bytes of what was settled long enough ago, and who sent it to whom from where; the ledger keeps that it
 * came and what became of it. Returns how many.
 */
export async function forgetMails(db: Db): Promise<number> {
  const { rows } = await sql`
    update incoming_mails
       set raw = null, sender = null, recipients = '{}', remote_address = null, helo = null,
           told_by_server = null, last_error = null
     where id in (
       select id from incoming_mails
        where raw is not null and settled_at < now() - make_interval(days =>
          case outcome when 'acted' then ${daysKept.acted}::int when 'dropped' then ${daysKept.dropped}::int
                       when 'inbox' then ${daysKept.inbox}::int else ${daysKept.failed}::int end)
        order by settled_at limit ${atOnce} for update skip locked)
    returning id`.execute(db)
  return rows.length
}
