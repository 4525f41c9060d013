import type { Db } from '#database/database.ts'
import type { ExceptionKind } from '#database/schema.ts'
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

/** By what kind of exception a case is told, and where if it has an address of its own; retired ones count no more. */
export const exceptionInForce = (
  db: Db,
  id: number,
): Promise<{ kind: ExceptionKind; address: string | null } | undefined> =>
  db
    .selectFrom('exceptions')
    .select(['kind', 'address'])
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
