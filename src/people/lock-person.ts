import type { Db } from '#database/database.ts'

/** Holds a person as they are until the transaction ends. Nobody, where they have left. */
export async function lockPerson(tx: Db, person: number) {
  const known = await tx
    .selectFrom('people')
    .select(['email', 'language'])
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst()
  return known?.email ? { email: known.email, language: known.language } : null
}
