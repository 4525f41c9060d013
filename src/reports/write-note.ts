import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { type Doer, lockCase, MoveRefused } from './lock-case.ts'
import { eventOf } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import { writeEntry } from './write-entry.ts'

/** The holder notes something for itself: nobody else reads it, nobody is told. Moves nothing. */
export function writeNote(
  db: Db,
  { caseId, by, words }: { caseId: number; by: Doer; words: string },
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    if (!held.is_present) throw new MoveRefused('not_present')
    if (by.body !== held.holder) throw new MoveRefused('actor')
    const entry = await writeEntry(tx, held, by, 'note', words)
    await recordEvent(tx, { ...eventOf(held, by), act: 'note', entry })
    return entry
  })
}
