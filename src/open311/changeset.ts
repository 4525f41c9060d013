import type { Db } from '#database/database.ts'

/** When categories, questions or who receives were last changed: clients fetch them anew when it differs. */
export async function changesetOf(db: Db): Promise<string> {
  const { changed } = await db
    .selectFrom('bodies')
    .select((row) => row.fn.max('changed_at').as('changed'))
    .executeTakeFirstOrThrow()
  return (changed ?? new Date(0)).toISOString()
}
