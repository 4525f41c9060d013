import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { categories, categoryGroups } from '#bodies/catalogue.ts'
import type { Db } from '#database/database.ts'
import { tagOf } from '#http/tag.ts'

/**
 * When bodies, who receives for them, or what they ask was last changed: clients fetch services anew when it differs. The
 * catalogue comes with the program, at no time that is known: which it is, is told in the millionths of the millisecond.
 */
export async function changesetOf(
  db: Db,
  catalogue: unknown = [categories, categoryGroups],
): Promise<string> {
  const sum = createHash('sha256').update(JSON.stringify(catalogue)).digest().readUIntBE(0, 6)
  const digits = String(sum % 1_000_000).padStart(6, '0')
  return (await changedAt(db)).toISOString().replace('Z', `${digits}Z`)
}

async function changedAt(db: Db): Promise<Date> {
  const { rows } = await sql<{ changed: Date | null }>`
    select greatest((select max(changed_at) from bodies), (select max(changed_at) from recipients),
      (select max(greatest(imported_at, retired_at)) from questions)) as changed`.execute(db)
  return rows[0]?.changed ?? new Date(0)
}

/** Another number when rows are written otherwise than they were: what clients have is then fetched anew. */
const shape = 1
const edition = tagOf(JSON.stringify([shape, categories]))

/** What written requests are made of besides themselves. */
export const madeOf = async (db: Db): Promise<string> => `${(await changedAt(db)).toISOString()} ${edition}`
