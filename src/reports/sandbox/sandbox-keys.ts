import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** As many as a vendor needs to try a program, its test and its case system. */
export const mostSandboxKeys = 3
export const sandboxKeyDays = 30

/** What somebody has asked a key for, by the link in their letter. */
export type SandboxWish = {
  /** A hash of their address that only we can make. */
  addressHash: Buffer
  /** What their program is called. */
  name: string
  isMade: boolean
}

/** Undefined where it is forgotten, or its address gets no keys. */
export const sandboxWish = (db: Db, link: string): Promise<SandboxWish | undefined> =>
  db
    .selectFrom('sandbox_wishes')
    .select(['address_hash as addressHash', 'name'])
    .select(sql<boolean>`made_at is not null`.as('isMade'))
    .where('link', '=', link)
    .where(
      sql<boolean>`not exists (select from sandbox_blocks
        where sandbox_blocks.address_hash = sandbox_wishes.address_hash)`,
    )
    .executeTakeFirst()

/** The same, and nobody else makes, ends or blocks keys of its address meanwhile. */
export async function lockSandboxWish(tx: Db, link: string): Promise<SandboxWish | undefined> {
  const wish = await sandboxWish(tx, link)
  if (!wish) return undefined
  await lockVendor(tx, wish.addressHash)
  return sandboxWish(tx, link)
}

/** What is done with the keys of one address is done one after the other: whoever locks their rows has this first. */
export async function lockVendor(tx: Db, addressHash: Buffer): Promise<void> {
  const name = `keys of ${addressHash.toString('hex')}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

export type SandboxKey = { id: number; name: string; isUntrusted: boolean; createdAt: Date; expiresAt: Date }

/** The keys of an address that are in use, the first to end first. */
export const sandboxKeysOf = (db: Db, addressHash: Buffer): Promise<SandboxKey[]> =>
  db
    .selectFrom('api_keys')
    .innerJoin('callers', 'callers.id', 'api_keys.caller')
    .select(['api_keys.id', 'api_keys.is_untrusted as isUntrusted', 'api_keys.created_at as createdAt'])
    .select(sql<string>`coalesce(api_keys.name, callers.name)`.as('name'))
    .select((row) => row.ref('api_keys.expires_at').$notNull().as('expiresAt'))
    .where('callers.address_hash', '=', addressHash)
    .where('api_keys.revoked_at', 'is', null)
    .where('api_keys.expires_at', '>', sql<Date>`now()`)
    .orderBy('api_keys.expires_at')
    .orderBy('api_keys.id')
    .limit(100)
    .execute()
