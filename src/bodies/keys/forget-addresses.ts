import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'

const hasNoKeyInUse = sql<boolean>`not exists (select from api_keys where api_keys.caller = callers.id
  and revoked_at is null and (expires_at is null or expires_at > now()))`

/** Whose keys to the sandbox are all over is not known any more; of one caller, or of all. */
export function forgetAddresses(db: Db, caller: number | null = null): Promise<void> {
  return inTransaction(db, async (tx) => {
    // Whoever makes a key at this moment has the row: what they made is seen when it is ours.
    const over = await tx
      .selectFrom('callers')
      .select('id')
      .where('address_hash', 'is not', null)
      .$if(caller !== null, (query) => query.where('id', '=', caller))
      .where(hasNoKeyInUse)
      .orderBy('id')
      .forUpdate()
      .execute()
    const ids = over.map(({ id }) => id)
    await tx
      .updateTable('callers')
      .set({ address_hash: null })
      .where(sql<boolean>`id = any(${ids}::bigint[])`)
      .where(hasNoKeyInUse)
      .execute()
  })
}
