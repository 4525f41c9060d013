import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Refused } from '../../errors.ts'
import { lockVendor } from './sandbox-keys.ts'

/** Ends all keys of whoever has made one to the sandbox, and makes their address get no more. */
export function blockVendor(db: Db, key: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    const hash = (await vendorOf(tx, key))?.address_hash
    if (hash) await lockVendor(tx, hash)
    // What was true before the lock was had may be so no more.
    const vendor = hash && (await vendorOf(tx, key))
    const address_hash = vendor?.address_hash
    if (!vendor || !address_hash)
      throw new Refused(
        `Nobody is known to have made key ${key}: it was not made on the page, or nothing of its maker's is left here.`,
      )
    await tx
      .insertInto('sandbox_blocks')
      .values({ address_hash })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tx.deleteFrom('sandbox_wishes').where('address_hash', '=', address_hash).execute()
    await tx.updateTable('callers').set({ address_hash: null }).where('id', '=', vendor.id).execute()
    await tx
      .updateTable('api_keys')
      .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
      .where('caller', '=', vendor.id)
      .execute()
  })
}

const vendorOf = (tx: Db, key: number) =>
  tx
    .selectFrom('api_keys')
    .innerJoin('callers', 'callers.id', 'api_keys.caller')
    .select(['callers.id', 'callers.address_hash'])
    .where('api_keys.id', '=', key)
    .executeTakeFirst()
