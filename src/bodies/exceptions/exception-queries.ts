import type { Db } from '#database/database.ts'
import type { Exception } from './exception.ts'
import { drawnGeometry, storedHours } from './ground-schema.ts'

/** The channel that tells running services to read the exceptions again; a trigger tells it. */
export const exceptionsChannel = 'exceptions_changed'

/** The exceptions in force, the lowest rank first; of one body or all. */
export async function currentExceptions(db: Db, body: string | null = null): Promise<Exception[]> {
  const rows = await db
    .selectFrom('exceptions')
    .select(['id', 'body', 'code', 'kind', 'name', 'categories', 'rank', 'hours', 'geometry', 'metres'])
    .select((row) => row('address', 'is not', null).$castTo<boolean>().as('hasAddress'))
    .where('retired_at', 'is', null)
    .$if(body !== null, (query) => query.where('body', '=', body))
    .orderBy('rank')
    .orderBy('body')
    .orderBy('id')
    .execute()
  return rows.map(({ hours, geometry, metres, ...told }) => {
    const shape = { geometry: drawnGeometry.parse(geometry), metres }
    return { ...told, hours: storedHours.parse(hours), shape }
  })
}

/** Where a case goes that is told by an exception; null when the exception has no address or is retired. */
export async function exceptionAddress(db: Db, id: number): Promise<string | null> {
  const found = await db
    .selectFrom('exceptions')
    .select('address')
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return found?.address ?? null
}
