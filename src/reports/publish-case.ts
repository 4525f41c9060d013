import { sql } from 'kysely'
import { isPrivateCategory } from '#bodies/private-categories.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { mustBeHeld, textWhileHeld } from './held-text.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'

/**
 * The holder lets everybody read a case that it had for itself; what names somebody waits for a person as any text does,
 * and a category that it keeps private stays so. Published before, it stays as it is.
 */
export function publishCase(db: Db, { caseId, by }: { caseId: number; by: Doer }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (!held.is_present) throw new MoveRefused('not_present')
    if (by.body !== held.holder) throw new MoveRefused('actor')
    const { report: number, municipality } = held
    const report = await tx
      .selectFrom('reports')
      .innerJoin('report_texts', (join) =>
        join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'original'),
      )
      .select(['visibility', 'category', 'language', 'title', 'description'])
      .where('number', '=', number)
      .forUpdate('reports')
      .executeTakeFirstOrThrow()
    if (report.visibility !== 'internal') return false
    const isPrivate = await isPrivateCategory(tx, held.holder, report.category)
    const isHeld = !isPrivate && mustBeHeld(report)
    await tx
      .updateTable('reports')
      .set({
        visibility: isPrivate ? 'private' : 'public',
        ...(isHeld && { text_held_at: sql<Date>`now()` }),
      })
      .where('number', '=', number)
      .execute()
    if (isHeld) {
      await tx
        .updateTable('report_texts')
        .set(textWhileHeld(report))
        .where('report', '=', number)
        .where('version', '=', 'published')
        .execute()
      await recordEvent(tx, {
        ...{ act: 'hold_text', door: by.door, actor: 'worker', report: number, municipality },
      })
    }
    await recordEvent(tx, { ...eventOf(held, by), act: 'publish' })
    return true
  })
}
