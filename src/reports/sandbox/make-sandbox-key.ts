import { sql } from 'kysely'
import { addKey, inDays, type MadeKey } from '#bodies/keys/create-key.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { noteUse } from '#people/links/links.ts'
import { Gone } from '../../errors.ts'
import { lockSandboxWish, mostSandboxKeys, sandboxKeyDays, sandboxKeysOf } from './sandbox-keys.ts'

export type MakingSandboxKey = { link: string; isUntrusted: boolean }
export type MadeSandboxKey =
  | { ok: true; key: MadeKey; expiresAt: Date }
  | { ok: false; why: 'made_before' | 'full' }

const perMinute = 60

/**
 * Makes the key that somebody has asked for: the link has proven their address. One link makes one key. All keys of an
 * address are of one caller, so that a program and a case system of one vendor see the same reports.
 */
export function makeSandboxKey(db: Db, { link, isUntrusted }: MakingSandboxKey): Promise<MadeSandboxKey> {
  return inTransaction(db, async (tx) => {
    const wish = await lockSandboxWish(tx, link)
    if (!wish) throw new Gone('nothing is asked for by the link')
    if (wish.isMade) return { ok: false, why: 'made_before' }
    const caller = await callerOf(tx, wish)
    if ((await sandboxKeysOf(tx, wish.addressHash)).length >= mostSandboxKeys)
      return { ok: false, why: 'full' }
    const key = await addKey(tx, {
      ...{ caller, name: wish.name, is_untrusted: isUntrusted },
      expires_at: inDays(sandboxKeyDays),
    })
    await tx.updateTable('sandbox_wishes').set({ made_at: sql`now()` }).where('link', '=', link).execute()
    await noteUse(tx, link)
    const { expiresAt } = await tx
      .selectFrom('api_keys')
      .select((row) => row.ref('expires_at').$notNull().as('expiresAt'))
      .where('id', '=', key.id)
      .executeTakeFirstOrThrow()
    return { ok: true, key, expiresAt }
  })
}

/** Known from before, or new. */
async function callerOf(tx: Db, { addressHash, name }: { addressHash: Buffer; name: string }) {
  const { id } = await tx
    .insertInto('callers')
    .values({
      ...{ body: null, name, scope: 'sandbox', is_trusted: true },
      ...{ per_minute: perMinute, address_hash: addressHash },
    })
    .onConflict((conflict) =>
      conflict.column('address_hash').where('address_hash', 'is not', null).doUpdateSet({ is_trusted: true }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
