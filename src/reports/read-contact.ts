import type { NotNull } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'

export type Contact = { name: string | null; email: string }

/** The reporter's name and address, for the holder alone, never for its contractor; each reading is an event. Null when nobody is known. */
export function readContact(db: Db, { caseId, by }: { caseId: number; by: Doer }): Promise<Contact | null> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (!held.is_present) throw new MoveRefused('not_present')
    if (by.body !== held.holder || held.at_contractor) throw new MoveRefused('actor')
    const contact = await tx
      .selectFrom('reports')
      .innerJoin('people', 'people.id', 'reports.reporter')
      .innerJoin('report_texts', (join) =>
        join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'original'),
      )
      .select(['report_texts.reporter_name as name', 'people.email'])
      .where('reports.number', '=', held.report)
      .where('people.email', 'is not', null)
      .$narrowType<{ email: NotNull }>()
      .executeTakeFirst()
    if (contact) await recordEvent(tx, { ...eventOf(held, by), act: 'read_contact' })
    return contact ?? null
  })
}
