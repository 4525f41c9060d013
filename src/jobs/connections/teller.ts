import type { Db } from '#database/database.ts'
import type { Teller } from '#reports/told/take-news.ts'

/** As whom a connection tells us things. */
export async function tellerOf(db: Db, connection: string): Promise<Teller> {
  const { body, caller } = await db
    .selectFrom('connections')
    .select((row) => [row.ref('body').$notNull().as('body'), row.ref('caller').$notNull().as('caller')])
    .where('id', '=', connection)
    .executeTakeFirstOrThrow()
  return { connection, body, caller }
}
