import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { Actor, HeldCase } from './report.ts'

/** Before any case is locked: two reports merged into each other at the same moment would wait for ever. */
export async function oneMergeAtATime(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(715005)`.execute(tx)
}

export type MergeRefusal = 'itself' | 'has_duplicates' | 'is_duplicate' | 'not_theirs'

/** Why a report can't be the one that another goes on in. */
export class MergeRefused extends Conflict {
  override name = 'MergeRefused'
  readonly why: MergeRefusal
  constructor(why: MergeRefusal) {
    super(`the reports can't be merged: ${why}`)
    this.why = why
  }
}

/**
 * The report a duplicate is merged into: another one, itself no duplicate, and the duplicate has none
 * of its own. So merges are one step deep and can be undone one by one. A body merges what it holds: it
 * would else end its case by the work of somebody who has not been asked.
 */
export async function checkMainReport(
  tx: Db,
  held: HeldCase,
  { main, by }: { main: number | undefined; by: Actor },
): Promise<number> {
  if (!main || main === held.report) throw new MergeRefused('itself')
  const found = await tx
    .selectFrom('cases')
    .select(['report', 'main_report', 'holder'])
    .where('is_present', '=', true)
    .where((where) => where.or([where('report', '=', main), where('main_report', '=', held.report)]))
    .orderBy('report')
    .forUpdate()
    .execute()
  if (found.some((one) => one.main_report === held.report)) throw new MergeRefused('has_duplicates')
  const other = found.find((one) => one.report === main)
  if (!other) throw new NotFound('no such main report')
  if (other.main_report) throw new MergeRefused('is_duplicate')
  if (by === 'body' && other.holder !== held.holder) throw new MergeRefused('not_theirs')
  return main
}
