import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { Refused } from '../../errors.ts'

/** Ends a key at once. Ended before, it stays so. */
export async function revokeKey(db: Db, id: number): Promise<void> {
  const ended = await db
    .updateTable('api_keys')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw new Refused(`There is no key ${id}.`)
}
