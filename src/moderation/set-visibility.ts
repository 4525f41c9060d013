import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Door, Visibility } from '#reports/report.ts'
import { NotFound } from '../errors.ts'

export type Moderating = { report: number; visibility: Extract<Visibility, 'hidden' | 'public'>; door: Door }

/** Hides a report from the public, or shows it again; the original is kept either way. Returns whether it changed. */
export function setVisibility(db: Db, { report, visibility, door }: Moderating): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const found = await tx
      .selectFrom('reports')
      .select(['municipality', 'visibility'])
      .where('number', '=', report)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new NotFound(`there is no report ${report}`)
    if (found.visibility === visibility) return false
    await tx.updateTable('reports').set({ visibility }).where('number', '=', report).execute()
    const act = visibility === 'hidden' ? 'hide' : 'show'
    await recordEvent(tx, {
      act,
      door,
      actor: 'operator',
      report,
      municipality: found.municipality,
      facts: { from: found.visibility },
    })
    return true
  })
}
