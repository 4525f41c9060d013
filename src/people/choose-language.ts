import type { Db } from '#database/database.ts'
import type { Language } from '#database/schema.ts'

/** From now on all letters are in this language, whatever a form is written in. */
export async function chooseLanguage(db: Db, person: number, language: Language): Promise<void> {
  await db
    .updateTable('people')
    .set({ language, language_chosen: true })
    .where('id', '=', person)
    .where('email', 'is not', null)
    .execute()
}
