import type { Db } from '#database/database.ts'
import type { Visibility } from '#database/schema.ts'
import { Gone, NotFound } from '../../errors.ts'
import { type LockedCase, lockCase, MoveRefused } from '../lock-case.ts'

/**
 * Locks the case that a public report goes on in, or the reporter's own private one; a duplicate's is its main
 * report's. Merging locks the duplicate first and its main report then, and so does this: neither waits for the other
 * for ever. One that is merged into what not everybody may see takes no more.
 */
export async function lockPresentCase(
  tx: Db,
  number: number,
  person: number | null = null,
): Promise<LockedCase> {
  const found = await presentCase(tx, number)
  if (!found || !isThereFor(person, found)) throw new NotFound('no such public report')
  if (found.visibility === 'hidden') throw new Gone('the report is hidden')
  const held = await lockCase(tx, found.id)
  // Handed over or merged in the moment before: asked again, it is where it went.
  if (!held.is_present) return lockPresentCase(tx, number, person)
  const main = await mainReportOf(tx, held.id)
  if (main === null) return held
  if (!isThereFor(person, main)) throw new MoveRefused('not_present')
  return lockPresentCase(tx, main.report, person)
}

type Seen = { visibility: Visibility; reporter: number | null }

const isThereFor = (person: number | null, { visibility, reporter }: Seen): boolean =>
  visibility === 'private' ? person !== null && person === reporter : visibility !== 'internal'

const presentCase = (tx: Db, number: number) =>
  tx
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .select(['cases.id', 'reports.visibility', 'reports.reporter'])
    .where('cases.report', '=', number)
    .where('cases.is_present', '=', true)
    .executeTakeFirst()

async function mainReportOf(tx: Db, caseId: number) {
  const main = await tx
    .selectFrom('cases')
    .innerJoin('reports as main', 'main.number', 'cases.main_report')
    .select(['main.number as report', 'main.visibility', 'main.reporter'])
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
  return main ?? null
}
