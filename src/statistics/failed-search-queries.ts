import type { Db } from '#database/database.ts'

/** Failed searches a day, an outcome and a language, the newest day first. */
export const failedSearches = (db: Db, limit: number) =>
  db
    .selectFrom('failed_searches')
    .select(['day', 'outcome', 'language', 'searches'])
    .orderBy('day', 'desc')
    .orderBy('outcome')
    .orderBy('language')
    .limit(limit)
    .execute()
