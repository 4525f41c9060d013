import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { ApiScope } from '#database/schema.ts'
import { hashOfKey, looksLikeKey } from './key-secret.ts'

/** Who calls, by a key that is in use: another's program, of one body or of the whole nation (`body` null). */
export type Caller = {
  id: number
  body: string | null
  scope: ApiScope
  isTrusted: boolean
  perMinute: number
}

/** Whose a key is; null for one that is unknown, too old, ended, or for something else. That it was used is noted each minute. */
export async function openKey(db: Db, key: string, scopes: readonly ApiScope[]): Promise<Caller | null> {
  if (!looksLikeKey(key)) return null
  const found = await db
    .selectFrom('api_keys')
    .innerJoin('callers', 'callers.id', 'api_keys.caller')
    .select(['api_keys.id as keyId', 'callers.id', 'callers.body', 'callers.scope'])
    .select(sql<boolean>`callers.is_trusted and not api_keys.is_untrusted`.as('isTrusted'))
    .select('callers.per_minute as perMinute')
    .select(sql<boolean>`coalesce(api_keys.last_used_at < now() - interval '1 minute', true)`.as('isUnnoted'))
    .where('api_keys.hash', '=', hashOfKey(key))
    .where('callers.scope', 'in', scopes)
    .where('api_keys.revoked_at', 'is', null)
    .where((where) =>
      where.or([
        where('api_keys.expires_at', 'is', null),
        where('api_keys.expires_at', '>', sql<Date>`now()`),
      ]),
    )
    .executeTakeFirst()
  if (!found) return null
  const { keyId, isUnnoted, ...caller } = found
  if (isUnnoted) await noteUse(db, keyId)
  return caller
}

/** Of many at once, one writes. */
const noteUse = (db: Db, id: number) =>
  db
    .updateTable('api_keys')
    .set({ last_used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where((where) =>
      where.or([
        where('last_used_at', 'is', null),
        where('last_used_at', '<', sql<Date>`now() - interval '1 minute'`),
      ]),
    )
    .execute()
