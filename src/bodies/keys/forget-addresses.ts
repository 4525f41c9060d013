import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'

/** While anything of theirs is there, new keys of theirs are bound by what they have, and they can be blocked. */
const hasNothingLeft = sql<boolean>`not exists (select from api_keys where api_keys.caller = callers.id
    and revoked_at is null and (expires_at is null or expires_at > now()))
  and not exists (select from sandbox_reports where sandbox_reports.caller = callers.id)`

/** Whose keys to the sandbox are all over, and all that they sent erased, is not known any more; of one caller, or of all. */
export function forgetAddresses(db: Db, caller: number | null = null): Promise<void> {
  return inTransaction(db, async (tx) => {
    // Whoever makes a key at this moment has the row: what they made is seen when it is ours.
    const over = await tx
      .selectFrom('callers')
      .select('id')
      .where('address_hash', 'is not', null)
      .$if(caller !== null, (query) => query.where('id', '=', caller))
      .where(hasNothingLeft)
      .orderBy('id')
      .forUpdate()
      .execute()
    const ids = over.map(({ id }) => id)
    await tx
      .updateTable('callers')
      .set({ address_hash: null })
      .where(sql<boolean>`id = any(${ids}::bigint[])`)
      .where(hasNothingLeft)
      .execute()
  })
}
