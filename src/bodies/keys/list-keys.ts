import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** A key and whose it is; what it is, nobody knows any more. */
export type ListedKey = Awaited<ReturnType<typeof listKeys>>[number]

/** Keys and whose they are, newest first; of one body, or all. */
export const listKeys = (db: Db, body: string | null, limit: number) =>
  keys(db)
    .$if(body !== null, (query) => query.where('callers.body', '=', body))
    .orderBy('api_keys.id', 'desc')
    .limit(limit)
    .execute()

/** All keys of the program that one caller is, newest first. */
export const keysOfCaller = (db: Db, caller: number, limit: number): Promise<ListedKey[]> =>
  keys(db).where('callers.id', '=', caller).orderBy('api_keys.id', 'desc').limit(limit).execute()

/** Keys by which others' programs use our Open311 for one body: those in use first, the newest of each first. */
export const open311KeysOf = (db: Db, body: string, limit: number): Promise<ListedKey[]> =>
  open311Keys(db, body).orderBy('isOver').orderBy('api_keys.id', 'desc').limit(limit).execute()

/** One of those; undefined for the nation's, and for another body's. */
export const open311KeyOf = (
  db: Db,
  { body, id }: { body: string; id: number },
): Promise<ListedKey | undefined> => open311Keys(db, body).where('api_keys.id', '=', id).executeTakeFirst()

/** As many as a body may have in use at once: more is a program gone astray. */
export const mostKeysInUse = 200

export async function open311KeysInUse(db: Db, body: string): Promise<number> {
  const { count } = await db
    .selectFrom(open311Keys(db, body).as('key'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('isOver', '=', false)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const open311Keys = (db: Db, body: string) =>
  keys(db).where('callers.body', '=', body).where('callers.scope', '=', 'open311')

const keys = (db: Db) =>
  db
    .selectFrom('api_keys')
    .innerJoin('callers', 'callers.id', 'api_keys.caller')
    .select(['api_keys.id', 'callers.id as caller', 'callers.body', 'callers.scope'])
    .select(sql<string>`coalesce(api_keys.name, callers.name)`.as('name'))
    .select(sql<boolean>`callers.is_trusted and not api_keys.is_untrusted`.as('isTrusted'))
    .select('callers.per_minute as perMinute')
    .select(['api_keys.created_at as createdAt', 'api_keys.expires_at as expiresAt'])
    .select(['api_keys.revoked_at as revokedAt', 'api_keys.last_used_at as lastUsedAt'])
    .select(sql<boolean>`coalesce(api_keys.expires_at <= now(), false)`.as('hasExpired'))
    .select(
      sql<boolean>`api_keys.revoked_at is not null or coalesce(api_keys.expires_at <= now(), false)`.as(
        'isOver',
      ),
    )
