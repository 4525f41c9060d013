import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** By table and what was done to it, how many rows: `{ 'insert drafts': 1 }`. Empty when nothing was changed. */
export type Changes = Record<string, number>

/**
 * From now on every committed change of any row is counted; each call tells what came since the last one. The
 * tally of failed searches is left out: it counts what was asked, and holds nothing of it.
 */
export async function watchChanges(db: Db): Promise<() => Promise<Changes>> {
  await sql`create table changes (id bigserial primary key, what text not null)`.execute(db)
  await sql`create function note_change() returns trigger language plpgsql as $$
    begin
      insert into changes (what) values (lower(tg_op) || ' ' || tg_argv[0]);
      return null;
    end $$`.execute(db)
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname = 'public' and relkind in ('r', 'p') and not relispartition and relname not in ('changes', 'failed_searches')`.execute(
    db,
  )
  for (const { name } of tables)
    await sql`create trigger note_change after insert or update or delete on ${sql.table(name)}
      for each row execute function note_change(${sql.lit(name)})`.execute(db)
  let last = 0
  return async () => {
    const { rows } = await sql<{ id: number; what: string }>`
      select id::int, what from changes where id > ${last}`.execute(db)
    last = Math.max(last, ...rows.map(({ id }) => id))
    const counted: Changes = {}
    for (const { what } of rows) counted[what] = (counted[what] ?? 0) + 1
    return counted
  }
}
