import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Keys and whose they are, newest last; of one body, or all. */
export const listKeys = (db: Db, body: string | null, limit: number) =>
  db
    .selectFrom('api_keys')
    .innerJoin('callers', 'callers.id', 'api_keys.caller')
    .select(['api_keys.id', 'callers.id as caller', 'callers.body', 'callers.name', 'callers.scope'])
    .select(['callers.is_trusted as isTrusted', 'callers.per_minute as perMinute'])
    .select(['api_keys.created_at as createdAt', 'api_keys.expires_at as expiresAt'])
    .select(['api_keys.revoked_at as revokedAt', 'api_keys.last_used_at as lastUsedAt'])
    .select(sql<boolean>`coalesce(api_keys.expires_at <= now(), false)`.as('hasExpired'))
    .$if(body !== null, (query) => query.where('callers.body', '=', body))
    .orderBy('api_keys.id')
    .limit(limit)
    .execute()
