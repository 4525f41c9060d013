import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { confirmReport } from './confirm-report.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import { storeDraft } from './store-draft.ts'

export type Ordering = {
  /** The case it is made from: of the same place and kind, with whoever holds that. */
  caseId: number
  by: Doer
  title: string
  words: string
}

/**
 * The holder makes an order of its own: a case for nobody else, which goes out as any other does, to its own system or its
 * mailbox. Returns its number.
 */
export function beginOrder(db: Db, { caseId, by, title, words }: Ordering): Promise<number> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (!held.is_present) throw new MoveRefused('not_present')
    if (by.body !== held.holder) throw new MoveRefused('actor')
    const place = await tx
      .selectFrom('reports')
      .innerJoin('report_texts', (join) =>
        join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'original'),
      )
      .select(['lat', 'lon', 'reports.municipality', 'category', 'report_texts.place_words as placeWords'])
      .select('place_is_approximate as isApproximate')
      .where('number', '=', held.report)
      .executeTakeFirstOrThrow()
    const draft = randomUUID()
    await storeDraft(tx, draft, {
      ...{ ...place, title, description: words, placedBy: 'resident' },
      ...{ name: null, email: null, language: 'sv' },
    })
    const { number } = await confirmReport(tx, {
      ...{ draft, link: null, door: by.door, isVouched: true, order: { link: by.link ?? null } },
      decision: {
        holder: held.holder,
        exception: null,
        responsibility: {
          ...{ placedBy: 'resident', confidence: 'sure', source: 'resident', chosen: null, steps: [] },
          reason: { code: 'own-case', facts: { body: held.holder } },
        },
      },
    })
    await recordEvent(tx, { ...eventOf(held, by), act: 'order', facts: { order: number } })
    return number
  })
}
