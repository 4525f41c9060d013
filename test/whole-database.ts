import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Every row of every table, as text, by the table's name. */
export type WholeDatabase = ReadonlyMap<string, readonly string[]>

/** All that the database holds but for some tables. */
export async function wholeDatabase(db: Db, but: readonly string[]): Promise<WholeDatabase> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
     order by relname`.execute(db)
  const whole = new Map<string, readonly string[]>()
  for (const { name } of tables.filter((table) => !but.includes(table.name))) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(one)::text as row from ${sql.table(name)} one`.execute(db)
    whole.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return whole
}

export type Change = { table: string; gone: readonly string[]; come: readonly string[] }

/** What differs between two looks, table by table: a row that was changed is gone and has come. */
export function changesBetween(before: WholeDatabase, after: WholeDatabase): Change[] {
  return [...after].flatMap(([table, rows]) => {
    const [was, is] = [new Set(before.get(table)), new Set(rows)]
    const gone = [...was].filter((row) => !is.has(row))
    const come = [...is].filter((row) => !was.has(row))
    return gone.length + come.length === 0 ? [] : [{ table, gone, come }]
  })
}
