import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Refused } from '../../errors.ts'
import { forgetAddresses } from './forget-addresses.ts'

/** Ends a key at once. Ended before, it stays so. */
export function revokeKey(db: Db, id: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    // The caller first, as whoever forgets or blocks one has them.
    await tx
      .selectFrom('callers')
      .select('id')
      .where('id', 'in', (keys) => keys.selectFrom('api_keys').select('caller').where('id', '=', id))
      .forUpdate()
      .execute()
    const ended = await tx
      .updateTable('api_keys')
      .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
      .where('id', '=', id)
      .returning('caller')
      .executeTakeFirst()
    if (!ended) throw new Refused(`There is no key ${id}.`)
    await forgetAddresses(tx, ended.caller)
  })
}
