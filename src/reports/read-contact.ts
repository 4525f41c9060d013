import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'

export type Contact = {
  name: string | null
  email: string | null
  telephone: string | null
  /** Nobody has shown that it is theirs: a trusted source has told us. */
  isUnproven: boolean
}

/** The reporter's name and how to reach them, for the holder alone, never for its contractor; each reading is an event. Null when nobody is known. */
export function readContact(db: Db, { caseId, by }: { caseId: number; by: Doer }): Promise<Contact | null> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (!held.is_present) throw new MoveRefused('not_present')
    if (by.body !== held.holder || held.at_contractor) throw new MoveRefused('actor')
    const contact = await contactOf(tx, held.report)
    if (contact) await recordEvent(tx, { ...eventOf(held, by), act: 'read_contact' })
    return contact
  })
}

async function contactOf(tx: Db, report: number): Promise<Contact | null> {
  const { name, proven, told, telephone } = await tx
    .selectFrom('reports')
    .leftJoin('people', 'people.id', 'reports.reporter')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'original'),
    )
    .select(['report_texts.reporter_name as name', 'people.email as proven'])
    .select(['report_texts.reporter_email as told', 'report_texts.reporter_telephone as telephone'])
    .where('reports.number', '=', report)
    .executeTakeFirstOrThrow()
  const email = proven ?? told
  return email === null && telephone === null ? null : { name, email, telephone, isUnproven: proven === null }
}
