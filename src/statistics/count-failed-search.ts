import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { FailedSearch, Language } from '#database/schema.ts'

/** Counts a search that found no place: that it failed, how, and in which language, but never what was typed. */
export async function countFailedSearch(db: Db, outcome: FailedSearch, language: Language): Promise<void> {
  await db
    .insertInto('failed_searches')
    .values({ day: today, outcome, language })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'outcome', 'language'])
        .doUpdateSet({ searches: sql<number>`failed_searches.searches + 1` }),
    )
    .execute()
}

const today = sql<string>`(now() at time zone 'Europe/Stockholm')::date`
