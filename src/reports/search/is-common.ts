import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Sought } from './sought.ts'

/** So many of the newest reports are read, and so many of them have to have it. */
const read = 300
const common = 4

/**
 * Whether many reports are found by it. Then those that are newest are soon found by reading, while looking all of
 * them up would take longer the more reports there are.
 */
export async function isCommon(db: Db, { municipality, place, query }: Sought): Promise<boolean> {
  // The surroundings of a place are looked up whatever is sought there.
  if (place !== null) return false
  if (query === null) return true
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from (
      select number from reports where visibility = 'public'
        ${municipality === null ? sql`` : sql`and municipality = ${municipality}`}
      order by number desc limit ${sql.lit(read)}) as newest
    join report_texts on report = number and version = 'published'
    where ts_match_vq(terms, ${query}::tsquery)`.execute(db)
  return (rows[0]?.found ?? 0) >= common
}
