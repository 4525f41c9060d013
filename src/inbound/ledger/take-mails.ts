import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { leaseInMs } from '#database/lease.ts'
import { inTransaction } from '#database/transaction.ts'
import { failMail } from './fail-mail.ts'
import { mostAttempts } from './incoming-mail.ts'

export type TakenMail = { id: string; attempt: number; trace: null }

/**
 * Takes mail under a lease, in the order it came, each sender's one after the other: "Pågår" must not overtake
 * "Åtgärdat". Bounces have no sender and no order. What has ended its worker each time is given up.
 */
export function takeMails(db: Db, limit: number): Promise<TakenMail[]> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string; attempt: number }>`
      with taken as materialized (
         select due.id, due.position from incoming_mails due
          where due.outcome = 'waiting' and due.next_at <= now()
            and (due.leased_until is null or due.leased_until < now())
            and not exists (
              select from incoming_mails earlier
               where earlier.outcome = 'waiting' and earlier.sender = due.sender and due.sender <> ''
                 and earlier.position < due.position)
          order by due.position limit ${limit} for update skip locked)
      update incoming_mails set attempts = attempts + 1,
             leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
        from taken where incoming_mails.id = taken.id
      returning incoming_mails.id, attempts as attempt`.execute(tx)
    const [hopeless, taken] = [
      rows.filter(({ attempt }) => attempt > mostAttempts),
      rows.filter(({ attempt }) => attempt <= mostAttempts),
    ]
    for (const mail of hopeless) {
      await failMail(tx, { ...mail, reason: 'ended', error: 'the process that acted on it ended each time' })
    }
    return taken.map((mail) => ({ ...mail, trace: null }))
  })
}
