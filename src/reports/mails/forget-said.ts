import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** What came of a mail stays with the report; the mail's own words, and the links to them, go after three months. */
export async function forgetSaid(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('said_by_mail')
    .where('said_at', '<', sql<Date>`now() - interval '90 days'`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
