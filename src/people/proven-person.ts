import type { Db } from '#database/database.ts'
import type { Language } from '#database/schema.ts'

type Proven = { email: string; language: Language }

/** Who has an address that a link has just proven: known from before, or new. */
export async function provenPerson(tx: Db, { email, language }: Proven): Promise<number> {
  const { id } = await tx
    .insertInto('people')
    .values({ email, language })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ language }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
