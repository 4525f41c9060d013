import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { ApiScope } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { requireBody } from '../require-body.ts'
import { hashOfKey, newKey } from './key-secret.ts'

export type CallerToMake = {
  /** Null: the whole nation. */
  body: string | null
  name: string
  scope: ApiScope
  isTrusted: boolean
  perMinute: number
  /** Left out, its key lives until it is ended. */
  days?: number | undefined
}
export type MadeKey = { id: number; key: string }

/** Lets another's program in, with its first key: told here once and never again. */
export function createKey(db: Db, { body, name, scope, isTrusted, perMinute, days }: CallerToMake) {
  return inTransaction(db, async (tx) => {
    if (body !== null) await requireBody(tx, body)
    const { id: caller } = await tx
      .insertInto('callers')
      .values({ body, name, scope, is_trusted: isTrusted, per_minute: perMinute })
      .returning('id')
      .executeTakeFirstOrThrow()
    return addKey(tx, { caller, expires_at: days === undefined ? null : inDays(days) })
  })
}

export const inDays = (days: number) => sql<Date>`now() + make_interval(days => ${days})`

type KeyToAdd = {
  caller: number
  /** Null: for good. */
  expires_at: Date | RawBuilder<Date> | null
  /** What its own program is called, where the caller has several. */
  name?: string | null
  /** What is sent by it waits to be confirmed, though its caller is trusted. */
  is_untrusted?: boolean
}

/** One key more for a caller. */
export async function addKey(tx: Db, added: KeyToAdd): Promise<MadeKey> {
  const key = newKey()
  const { id } = await tx
    .insertInto('api_keys')
    .values({ hash: hashOfKey(key), ...added })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, key }
}
