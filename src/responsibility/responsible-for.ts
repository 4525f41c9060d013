import { type Body, bodyByCode, hasAddress } from '#bodies/body-queries.ts'
import type { Db } from '#database/database.ts'
import { NotFound } from '../errors.ts'

export type Receives =
  | { ok: true; holder: { code: string; name: string } }
  | { ok: false; why: 'refuses' | 'no_address'; body: Body }

/**
 * Who gets a report from a place in this municipality about this category (null: any category), or why
 * nobody can: said to the resident before anything is written.
 */
export async function whoReceives(
  db: Db,
  asked: { municipality: string; category: string | null },
): Promise<Receives> {
  const body = await bodyByCode(db, asked.municipality)
  if (!body) throw new NotFound(`no body with code ${asked.municipality}`)
  if (body.refuses_reports) return { ok: false, why: 'refuses', body }
  if (!(await hasAddress(db, body.code, asked.category))) return { ok: false, why: 'no_address', body }
  return { ok: true, holder: { code: body.code, name: body.name } }
}
