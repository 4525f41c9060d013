import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Language } from '#database/schema.ts'

type Proven = { email: string; language: Language }

/** Who has an address that a link has just proven: known from before, or new. A language they have chosen stays. */
export async function provenPerson(tx: Db, { email, language }: Proven): Promise<number> {
  const { id } = await tx
    .insertInto('people')
    .values({ email, language })
    .onConflict((conflict) =>
      conflict.column('email').doUpdateSet({
        language: sql`case when people.language_chosen then people.language else ${language} end`,
        proven_at: sql`now()`,
        rests_since: null,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
