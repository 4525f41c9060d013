import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import { alarmsOf } from './alarms.ts'
import { standingsInUse } from './standing.ts'

/** Has a letter written of each connection that something is wrong with, once a day at most. Returns how many. */
export async function tellAlarms(db: Db, now = new Date()): Promise<number> {
  const troubled = (await standingsInUse(db)).filter((standing) => alarmsOf(standing, now).length > 0)
  let told = 0
  for (const { id } of troubled) if (await tellOf(db, id)) told += 1
  return told
}

const tellOf = (db: Db, connection: string): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const first = await tx
      .updateTable('connections')
      .set({ alarmed_at: sql<Date>`now()` })
      .where('id', '=', connection)
      .where(sql<boolean>`coalesce(alarmed_at < now() - interval '1 day', true)`)
      .returning('id')
      .executeTakeFirst()
    if (first) await queueLetter(tx, { kind: 'alarms', connection }, sql<Date>`now()`)
    return first !== undefined
  })

/** Has it written now, whenever the last was: of what can't wait for tomorrow. */
export async function tellAlarmsNow(tx: Db, connection: string): Promise<void> {
  await tx
    .updateTable('connections')
    .set({ alarmed_at: sql<Date>`now()` })
    .where('id', '=', connection)
    .execute()
  await queueLetter(tx, { kind: 'alarms', connection }, sql<Date>`now()`)
}
