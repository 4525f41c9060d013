import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { SigningKey } from './token.ts'

/** The keys in use, newest first; the first of them is made on first start. */
export function signingKeys(db: Db): Promise<SigningKey[]> {
  return inTransaction(db, async (tx) => {
    const known = await keysInUse(tx)
    if (known.length > 0) return known
    await sql`select pg_advisory_xact_lock(715002)`.execute(tx)
    const made = await keysInUse(tx)
    if (made.length > 0) return made
    await tx
      .insertInto('signing_keys')
      .values({ secret: randomBytes(32) })
      .execute()
    return keysInUse(tx)
  })
}

const keysInUse = (db: Db): Promise<SigningKey[]> =>
  db
    .selectFrom('signing_keys')
    .select(['version', 'secret'])
    .where('retired_at', 'is', null)
    .orderBy('version', 'desc')
    .execute()
