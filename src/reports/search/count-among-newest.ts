import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Sought } from './sought.ts'

/** So many of the newest reports are read. */
export const newestRead = 300
/**
 * What so many of them have, many reports have. The newest that have it are then soon found by reading, while looking all
 * of them up would take longer the more reports there are.
 */
export const common = 4

/** How many of the newest reports are found by it. */
export async function countAmongNewest(
  db: Db,
  { municipality, query }: Pick<Sought, 'municipality' | 'query'>,
): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from (
      select number from reports where visibility = 'public'
        ${municipality === null ? sql`` : sql`and municipality = ${municipality}`}
      order by number desc limit ${sql.lit(newestRead)}) as newest
    join report_texts on report = number and version = 'published'
    where ts_match_vq(terms, ${query}::tsquery)`.execute(db)
  return rows[0]?.found ?? 0
}
