import { sql } from 'kysely'
import { mailbox } from '#bodies/connections/connection.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { isUnfinished } from './is-unfinished.ts'
import { queueDelivery } from './queue-delivery.ts'

type Waiting = { id: string; holder: string; municipality: string; report: number; case_id: number }

/**
 * Tells holders by mail of what their own system has not taken within the time they have set: once a case, with the same
 * number, while the delivery itself goes on waiting. Returns how many cases that were.
 */
export function tellByMail(db: Db, limit = 200): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<Waiting>`
      select distinct on (case_id) waiting.id, holder, municipality, report, case_id
        from deliveries waiting join connections on connections.id = waiting.receiver
       where ${isUnfinished('waiting')} and waiting.receiver <> ${mailbox}
         and waiting.noticed_at is null and waiting.again_at is null and not connections.with_mail
         and waiting.created_at < now() - make_interval(mins => connections.notice_after_minutes)
         and not exists (
           select from deliveries noticed
            where noticed.case_id = waiting.case_id and noticed.receiver = waiting.receiver
              and noticed.state not in ('sent', 'received') and noticed.noticed_at is not null)
       order by case_id, waiting.position limit ${limit}`.execute(tx)
    for (const { id, case_id, ...of } of rows) {
      const first = await tx
        .updateTable('deliveries')
        .set({ noticed_at: sql<Date>`now()` })
        .where('id', '=', id)
        .where('noticed_at', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (first) await queueDelivery(tx, { id: case_id, state: 'new', ...of }, 'notice')
    }
    return rows.length
  })
}
