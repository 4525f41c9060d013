import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** A key as those may know it who run the connection: everything but what it is. */
export type KnownSecret = {
  name: string
  changedAt: Date
  formerUntil: Date | null
  /** Of a certificate. */
  certificateUntil: Date | null
}

export const secretNames = (db: Db, connection: string): Promise<KnownSecret[]> =>
  db
    .selectFrom('connection_secrets')
    .select(['name', 'changed_at as changedAt', 'certificate_until as certificateUntil'])
    .select(sql<Date | null>`case when former_until > now() then former_until end`.as('formerUntil'))
    .where('connection', '=', connection)
    .orderBy('name')
    .execute()
