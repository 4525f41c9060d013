import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** By table, how many rows it has and a digest of them. */
export type Stored = Record<string, { rows: number; digest: string }>

/** A way to ask what stands in every table, to see that nothing was changed, or what was. */
export async function watchStored(db: Db): Promise<() => Promise<Stored>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname = 'public' and relkind in ('r', 'p') and not relispartition order by 1`.execute(db)
  const query: RawBuilder<{ name: string; rows: number; digest: string }> = sql`${sql.join(
    tables.map(({ name }) => digestOf(name)),
    sql` union all `,
  )}`
  return async () => {
    const { rows } = await query.execute(db)
    return Object.fromEntries(rows.map(({ name, ...stored }) => [name, stored]))
  }
}

const digestOf = (name: string) =>
  sql`select ${sql.lit(name)} as name, count(*)::int as rows,
    coalesce(sum(hashtextextended(one::text, 0)::numeric), 0)::text as digest from ${sql.table(name)} one`

/** By table, how many rows came. */
export const rowsAdded = (before: Stored, after: Stored): Record<string, number> =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, { rows }]): [string, number] => [name, rows - (before[name]?.rows ?? 0)])
      .filter(([, added]) => added !== 0),
  )
