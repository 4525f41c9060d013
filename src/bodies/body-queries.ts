import type { Selectable } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Bodies } from '#database/schema.ts'

export type Body = Pick<
  Selectable<Bodies>,
  'code' | 'kind' | 'name' | 'slug' | 'refuses_reports' | 'own_page' | 'telephone'
>

export const bodyColumns = [
  'code',
  'kind',
  'name',
  'slug',
  'refuses_reports',
  'own_page',
  'telephone',
] as const satisfies readonly (keyof Body)[]

export const bodyByCode = (db: Db, code: string): Promise<Body | undefined> =>
  db.selectFrom('bodies').select(bodyColumns).where('code', '=', code).executeTakeFirst()

/**
 * Where a body gets what is told about a category: the category's own address, else the body's, else its
 * registrator's.
 */
export async function addressFor(db: Db, body: string, category: string): Promise<string | null> {
  const own = await db
    .selectFrom('recipients')
    .select('address')
    .where('body', '=', body)
    .where((where) => where.or([where('category', '=', category), where('category', 'is', null)]))
    .orderBy('category', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  return own?.address ?? (await registratorOf(db, body))
}

async function registratorOf(db: Db, body: string): Promise<string | null> {
  const found = await db
    .selectFrom('bodies')
    .select('registrator_address')
    .where('code', '=', body)
    .executeTakeFirst()
  return found?.registrator_address ?? null
}

/** Who reads what a body answers by mail, where the mail doesn't say. */
export async function mailAnswersOf(db: Db, body: string): Promise<'message' | 'update'> {
  const { mail_answers } = await db
    .selectFrom('bodies')
    .select('mail_answers')
    .where('code', '=', body)
    .executeTakeFirstOrThrow()
  return mail_answers === 'update' ? 'update' : 'message'
}
