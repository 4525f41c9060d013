import { revokeKey } from '#bodies/keys/revoke-key.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { noteUse } from '#people/links/links.ts'
import { NotFound } from '../../errors.ts'
import { lockSandboxWish, sandboxKeysOf } from './sandbox-keys.ts'

/** Ends one key of the address that a link has proven. False: it is over, or another's, and stays as it was. */
export function endSandboxKey(db: Db, { link, key }: { link: string; key: number }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const wish = await lockSandboxWish(tx, link)
    if (!wish) throw new NotFound('nothing is asked for by the link')
    const own = await sandboxKeysOf(tx, wish.addressHash)
    const isOwn = own.some(({ id }) => id === key)
    if (isOwn) await revokeKey(tx, key)
    await noteUse(tx, link)
    return isOwn
  })
}
