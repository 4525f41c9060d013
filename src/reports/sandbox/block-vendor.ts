import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Refused } from '../../errors.ts'

/** Ends all keys of whoever has made one to the sandbox, and makes their address get no more. */
export function blockVendor(db: Db, key: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    const vendor = await tx
      .selectFrom('api_keys')
      .innerJoin('callers', 'callers.id', 'api_keys.caller')
      .select(['callers.id', 'callers.address_hash'])
      .where('api_keys.id', '=', key)
      .forUpdate('callers')
      .executeTakeFirst()
    const address_hash = vendor?.address_hash
    if (!vendor || !address_hash)
      throw new Refused(`Key ${key} is no key in use that somebody has made themselves.`)
    await tx
      .insertInto('sandbox_blocks')
      .values({ address_hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tx.deleteFrom('sandbox_wishes').where('address_hash', '=', address_hash).execute()
    await tx
      .updateTable('api_keys')
      .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
      .where('caller', '=', vendor.id)
      .execute()
    await tx.updateTable('callers').set({ address_hash: null }).where('id', '=', vendor.id).execute()
  })
}
