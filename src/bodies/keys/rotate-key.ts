import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Refused } from '../../errors.ts'
import { addKey, type MadeKey } from './create-key.ts'

/**
 * A new key beside a caller's old one, which ends after so many days: its program is never without. One that was for a
 * time is no longer for it: the new one ends when it would have.
 */
export function rotateKey(
  db: Db,
  { id, overlapDays }: { id: number; overlapDays: number },
): Promise<MadeKey> {
  return inTransaction(db, async (tx) => {
    const old = await tx
      .selectFrom('api_keys')
      .select(['caller', 'expires_at', 'name', 'is_untrusted'])
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .where((where) =>
        where.or([where('expires_at', 'is', null), where('expires_at', '>', sql<Date>`now()`)]),
      )
      .forUpdate()
      .executeTakeFirst()
    if (!old) throw new Refused(`There is no key ${id} in use.`)
    await tx
      .updateTable('api_keys')
      .set({ expires_at: sql<Date>`least(expires_at, now() + make_interval(days => ${overlapDays}))` })
      .where('id', '=', id)
      .execute()
    return addKey(tx, old)
  })
}
