import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { LinkAct } from './links/token.ts'

/** Uses up a link that is good for one time: whose it is, or null for whoever comes second or too late. */
export async function useLinkOnce(tx: Db, act: LinkAct, id: string): Promise<number | null> {
  const used = await tx
    .updateTable('links')
    .set({ revoked_at: sql`now()`, last_used_at: sql`now()` })
    .where('id', '=', id)
    .where('act', '=', act)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('person')
    .executeTakeFirst()
  return used?.person ?? null
}
