import type { Db } from '#database/database.ts'
import type { BodyKind } from '#database/schema.ts'
import { type Body, bodyColumns } from './body-queries.ts'

export type BodyInList = Body & { municipality: string | null }
type Asked = { kind: BodyKind | null; after: string | null; most: number }

/** Everybody who can hold a case, by code. */
export const listBodies = (db: Db, { kind, after, most }: Asked): Promise<BodyInList[]> =>
  db
    .selectFrom('bodies')
    .select([...bodyColumns, 'municipality'])
    .$if(kind !== null, (query) => query.where('kind', '=', kind ?? 'municipality'))
    .$if(after !== null, (query) => query.where('code', '>', after ?? ''))
    .orderBy('code')
    .limit(most)
    .execute()
