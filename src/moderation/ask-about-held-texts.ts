import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { reviewing as words } from '#i18n/sv/pages/reviewing.ts'
import { queueRemarkLetter } from './queue-remark-letter.ts'
import { tellOfModeration } from './tell-of-moderation.ts'

const mostAtOnce = 50

/**
 * Has those who run the service asked about each text that is held, by the page they review reports on, and tells its
 * reporter that it waits. Once for each. Returns how many that were.
 */
export function askAboutHeldTexts(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    const held = await unaskedTexts(tx)
    for (const { number: report, municipality, event } of held) {
      const remark = randomUUID()
      const asked = { id: remark, topic: 'abuse', report, reason: 'person', holds_text: true } as const
      await tx
        .insertInto('remarks')
        .values({ ...asked, words: words.heldBecause, language: 'sv', email: null })
        .execute()
      await queueRemarkLetter(tx, { remark, report, municipality })
      const done = [{ event, turn: 'hide', author: null, answer: null } as const]
      await tellOfModeration(tx, { report, remark, municipality, done })
    }
    return held.length
  })
}

const unaskedTexts = (tx: Db) =>
  tx
    .selectFrom('reports')
    .innerJoin('events', (join) =>
      join.onRef('events.report', '=', 'reports.number').on('events.act', '=', 'hold_text'),
    )
    .select(['reports.number', 'reports.municipality', 'events.id as event'])
    .where('reports.text_held_at', 'is not', null)
    .where('reports.visibility', '=', 'public')
    .where(
      sql<boolean>`not exists (select from remarks where remarks.report = reports.number and remarks.holds_text)`,
    )
    .orderBy('reports.number')
    .limit(mostAtOnce)
    .forUpdate('reports')
    .skipLocked()
    .execute()
