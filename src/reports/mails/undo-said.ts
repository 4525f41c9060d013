import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Conflict } from '../../errors.ts'
import { type Doer, lockCase, MoveRefused } from '../lock-case.ts'
import { type CaseMove, eventOf, moveCase } from '../move-case.ts'
import { recordEvent } from '../record-event.ts'
import { terms } from '../states.ts'
import { lockSaid } from './said-queries.ts'

/** How each act of a mail is taken back; what is not here cannot be: a hand-over is answered by another. */
const undoneBy: Record<string, CaseMove | 'nothing'> = {
  receive: 'undo',
  investigate: 'undo',
  ask: 'undo',
  plan: 'undo',
  start: 'undo',
  fix: 'undo',
  decline: 'undo',
  mark_duplicate: 'unmark_duplicate',
  answer: 'nothing',
  answer_all: 'nothing',
  note: 'nothing',
}

type Undoable = { act: string | null; said_at: Date; undone_at: Date | null }

/** Whether what a mail did can still be taken back. */
export const mayUndo = ({ act, said_at, undone_at }: Undoable): boolean =>
  act !== null && undone_at === null && act in undoneBy && Date.now() - said_at.getTime() < terms.undo

/**
 * Takes back what a body's mail was understood as: the case goes back where it was, and what was said with it is
 * hidden and in no letter that has not left. Refuses with `MoveRefused` when it is too late.
 */
export function undoSaid(db: Db, { mail, link }: { mail: string; link: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const said = await lockSaid(tx, mail)
    if (said.case_id === null || said.act === null) throw new Conflict('nothing was done')
    if (said.undone_at !== null) return
    if (!mayUndo(said)) throw new MoveRefused('too_late')
    const by: Doer = { actor: 'body', door: 'mail', body: said.body, link }
    const move = undoneBy[said.act]
    if (move && move !== 'nothing') await moveCase(tx, { caseId: said.case_id, act: move, by })
    await hideSaid(tx, { caseId: said.case_id, by, at: said.said_at })
    await tx
      .updateTable('said_by_mail')
      .set({ undone_at: sql<Date>`now()` })
      .where('mail', '=', mail)
      .execute()
  })
}

/** What one mail says is written in one transaction, and bears its time. */
async function hideSaid(tx: Db, { caseId, by, at }: { caseId: number; by: Doer; at: Date }): Promise<void> {
  const held = await lockCase(tx, caseId)
  const hidden = await tx
    .updateTable('entries')
    .set({ hidden_at: sql<Date>`now()` })
    .where('case_id', '=', caseId)
    .where('body', '=', by.body ?? '')
    .where('created_at', '=', at)
    .where('hidden_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of hidden) {
    await recordEvent(tx, { ...eventOf(held, by), act: 'take_back', entry: id })
    await sql`delete from letter_news using events, letters
               where events.id = letter_news.event and events.entry = ${id} and events.act = 'answer'
                 and letters.id = letter_news.letter and letters.state = 'queued' and letters.attempts = 0`.execute(
      tx,
    )
  }
}
