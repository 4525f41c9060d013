import type { Db } from '#database/database.ts'
import { Gone, NotFound } from '../../errors.ts'
import { type LockedCase, lockCase } from '../lock-case.ts'

/**
 * Locks the case that a public report goes on in, or whatever report for its own reporter; a duplicate's is its main
 * report's. Merging locks the duplicate
 * first and its main report then, and so does this: neither waits for the other for ever.
 */
export async function lockPresentCase(tx: Db, number: number, reporter?: number): Promise<LockedCase> {
  const found = await presentCase(tx, number)
  const isOwn = reporter !== undefined && found?.reporter === reporter
  if (!found || (!isOwn && (found.visibility === 'private' || found.visibility === 'internal')))
    throw new NotFound('no such public report')
  if (found.visibility === 'hidden' && !isOwn) throw new Gone('the report is hidden')
  const held = await lockCase(tx, found.id)
  // Handed over or merged in the moment before: asked again, it is where it went.
  if (!held.is_present) return lockPresentCase(tx, number, reporter)
  const main = await mainReportOf(tx, held.id)
  return main === null ? held : lockPresentCase(tx, main, reporter)
}

const presentCase = (tx: Db, number: number) =>
  tx
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .select(['cases.id', 'reports.visibility', 'reports.reporter'])
    .where('cases.report', '=', number)
    .where('cases.is_present', '=', true)
    .executeTakeFirst()

async function mainReportOf(tx: Db, caseId: number): Promise<number | null> {
  const { main_report } = await tx
    .selectFrom('cases')
    .select('main_report')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return main_report
}
