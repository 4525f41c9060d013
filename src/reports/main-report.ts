import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { HeldCase } from './report.ts'

/** Before any case is locked: two reports merged into each other at the same moment would wait for ever. */
export async function oneMergeAtATime(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(715005)`.execute(tx)
}

/**
 * The report a duplicate is merged into: another one, itself no duplicate, and the duplicate has none
 * of its own. So merges are one step deep and can be undone one by one.
 */
export async function checkMainReport(tx: Db, held: HeldCase, main: number | undefined): Promise<number> {
  if (!main || main === held.report) throw new Conflict('a report is not a duplicate of itself')
  const found = await tx
    .selectFrom('cases')
    .select(['report', 'main_report'])
    .where('is_present', '=', true)
    .where((where) => where.or([where('report', '=', main), where('main_report', '=', held.report)]))
    .orderBy('report')
    .forUpdate()
    .execute()
  if (found.some((one) => one.main_report === held.report))
    throw new Conflict('the report has duplicates of its own')
  const other = found.find((one) => one.report === main)
  if (!other) throw new NotFound('no such main report')
  if (other.main_report) throw new Conflict('the main report is a duplicate itself')
  return main
}
