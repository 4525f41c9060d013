import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

export type CountOfPerson = { reports: number; open: number; entries: number; follows: number }

/** How much there is of a person, for the page that says what becomes of it when they leave. */
export async function countOfPerson(db: Db, person: number): Promise<CountOfPerson> {
  const { rows } = await sql<CountOfPerson>`select
    (select count(*)::int from reports where reporter = ${person}) as reports,
    (select count(*)::int from reports join cases on cases.report = number and is_present
      where reporter = ${person} and state_group(state) = 'open') as open,
    (select count(*)::int from entries where person = ${person}) as entries,
    (select count(*)::int from followers where person = ${person} and stopped_at is null) as follows`.execute(
    db,
  )
  const [count] = rows
  if (!count) throw new Error('counting answers one row')
  return count
}
