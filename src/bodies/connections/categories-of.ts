import type { Db } from '#database/database.ts'

/** The categories that a connection takes by name; none: all that no other of the body's does. */
export async function categoriesOf(db: Db, connection: string): Promise<string[]> {
  const rows = await db
    .selectFrom('connection_categories')
    .select('category')
    .where('connection', '=', connection)
    .orderBy('category')
    .execute()
  return rows.map(({ category }) => category)
}
