import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import { type AlarmCode, alarmsOf } from './alarms.ts'
import { standingOf, standingsInUse } from './standing.ts'

/** Has a letter written of each connection that something is wrong with: once a day, and of what is new at once. Returns how many. */
export async function tellAlarms(db: Db, now = new Date()): Promise<number> {
  let told = 0
  for (const standing of await standingsInUse(db)) {
    const codes = alarmsOf(standing, now).map(({ code }) => code)
    if (codes.length > 0 && (await tellOf(db, standing.id, codes))) told += 1
  }
  return told
}

const isOld = sql<boolean>`coalesce(alarmed_at < now() - interval '1 day', true)`

const tellOf = (db: Db, connection: string, codes: readonly AlarmCode[]): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const first = await tx
      .updateTable('connections')
      .set({
        alarmed_at: sql<Date>`now()`,
        alarmed_of: sql<
          string[]
        >`case when ${isOld} then ${codes}::text[] else alarmed_of || ${codes}::text[] end`,
      })
      .where('id', '=', connection)
      .where(sql<boolean>`(${isOld} or not (${codes}::text[] <@ alarmed_of))`)
      .returning('id')
      .executeTakeFirst()
    if (first) await queueLetter(tx, { kind: 'alarms', connection }, sql<Date>`now()`)
    return first !== undefined
  })

/** Has it written now, whenever the last was: of what can't wait for tomorrow. */
export async function tellAlarmsNow(tx: Db, connection: string): Promise<void> {
  const codes = alarmsOf(await standingOf(tx, connection), new Date()).map(({ code }) => code)
  await tx
    .updateTable('connections')
    .set({ alarmed_at: sql<Date>`now()`, alarmed_of: codes })
    .where('id', '=', connection)
    .execute()
  await queueLetter(tx, { kind: 'alarms', connection }, sql<Date>`now()`)
}
