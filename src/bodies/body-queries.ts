import type { Selectable } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Bodies } from '#database/schema.ts'

export type Body = Pick<
  Selectable<Bodies>,
  'code' | 'kind' | 'name' | 'slug' | 'refuses_reports' | 'own_page' | 'telephone'
>

export const bodyByCode = (db: Db, code: string): Promise<Body | undefined> =>
  db
    .selectFrom('bodies')
    .select(['code', 'kind', 'name', 'slug', 'refuses_reports', 'own_page', 'telephone'])
    .where('code', '=', code)
    .executeTakeFirst()

/** Whether a body can be reached about a category; about anything at all when none is given. */
export async function hasAddress(db: Db, body: string, category: string | null): Promise<boolean> {
  if (category) return (await addressFor(db, body, category)) !== null
  const any = await db
    .selectFrom('recipients')
    .select('id')
    .where('body', '=', body)
    .limit(1)
    .executeTakeFirst()
  return any !== undefined
}

/** Where a body gets what is told about a category: the category's own address, else the body's. */
export async function addressFor(db: Db, body: string, category: string): Promise<string | null> {
  const found = await db
    .selectFrom('recipients')
    .select('address')
    .where('body', '=', body)
    .where((where) => where.or([where('category', '=', category), where('category', 'is', null)]))
    .orderBy('category', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  return found?.address ?? null
}
