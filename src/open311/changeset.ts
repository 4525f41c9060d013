import { sql } from 'kysely'
import { categories } from '#bodies/catalogue.ts'
import type { Db } from '#database/database.ts'
import { tagOf } from '#http/tag.ts'

/** When bodies, who receives for them, or what they ask was last changed: clients fetch services anew when it differs. */
export async function changesetOf(db: Db): Promise<string> {
  const { rows } = await sql<{ changed: Date | null }>`
    select greatest((select max(changed_at) from bodies), (select max(changed_at) from recipients),
      (select max(greatest(imported_at, retired_at)) from questions)) as changed`.execute(db)
  return (rows[0]?.changed ?? new Date(0)).toISOString()
}

/** Another number when rows are written otherwise than they were: what clients have is then fetched anew. */
const shape = 1
const edition = tagOf(JSON.stringify([shape, categories]))

/** What written requests are made of besides themselves. */
export const madeOf = async (db: Db): Promise<string> => `${await changesetOf(db)} ${edition}`
