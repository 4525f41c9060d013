import type { Db } from '#database/database.ts'

/** Eight of ten were mended within so many days: of one category, or of its whole group, with one holder. */
export type Forecast = { days: number; cases: number; isOfGroup: boolean }

/** Nothing where too few like it are known: better than a guess. */
export async function forecastFor(db: Db, holder: string, category: string): Promise<Forecast | null> {
  const found = await db
    .selectFrom('forecasts')
    .innerJoin('categories', 'categories.group_code', 'forecasts.group_code')
    .select(['forecasts.days', 'forecasts.cases', 'forecasts.category'])
    .where('forecasts.holder', '=', holder)
    .where('categories.code', '=', category)
    .where((where) =>
      where.or([where('forecasts.category', '=', category), where('forecasts.category', 'is', null)]),
    )
    .orderBy('forecasts.category', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  return found ? { days: found.days, cases: found.cases, isOfGroup: found.category === null } : null
}
