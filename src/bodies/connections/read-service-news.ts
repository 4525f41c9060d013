import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** What was new in the list of then has been read. Where another has come since, that has not. */
export const readServiceNews = (tx: Db, connection: string, asOf: Date): Promise<unknown> =>
  tx
    .updateTable('connections')
    .set({ services_read_at: sql<Date>`services_at` })
    .where('id', '=', connection)
    .where(sql<boolean>`date_trunc('milliseconds', services_at) = ${asOf}`)
    .execute()
