import { type NotNull, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Conflict } from '../../errors.ts'
import { type Doer, type LockedCase, lockCase, MoveRefused } from '../lock-case.ts'
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

type Undoable = { act: string | null; done_at: Date | null; undone_at: Date | null }

/** Whether what a mail did can still be taken back, as far as time goes. */
export const mayUndo = ({ act, done_at, undone_at }: Undoable): boolean =>
  act !== null &&
  done_at !== null &&
  undone_at === null &&
  act in undoneBy &&
  Date.now() - done_at.getTime() < terms.undo

/**
 * Takes back what a body's mail was understood as: the case goes back where it was, and what was said with it is
 * hidden and in no letter that has not left. Refuses with `MoveRefused` when it is too late, or when the case has moved
 * on since: that is undone on its page.
 */
export function undoSaid(db: Db, { mail, link }: { mail: string; link: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const said = await lockSaid(tx, mail)
    const { act, case_id: caseId, done_in: doneIn } = said
    if (caseId === null || act === null || doneIn === null) throw new Conflict('nothing was done')
    if (said.undone_at !== null) return
    if (!mayUndo(said)) throw new MoveRefused('too_late')
    const by: Doer = { actor: 'body', door: 'mail', body: said.body, link }
    const held = await lockCase(tx, caseId)
    const move = undoneBy[act]
    if (move && move !== 'nothing') {
      if (!(await isLatestMove(tx, held, doneIn))) throw new MoveRefused('state')
      await moveCase(tx, { caseId, act: move, by })
    }
    await hideSaid(tx, held, by, doneIn)
    await tx
      .updateTable('said_by_mail')
      .set({ undone_at: sql<Date>`now()` })
      .where('mail', '=', mail)
      .execute()
  })
}

/** Whether the case still stands where the events of a transaction have moved it. */
async function isLatestMove(tx: Db, { id, report }: LockedCase, transaction: string): Promise<boolean> {
  const latest = await tx
    .selectFrom('events')
    .select('transaction')
    .where('report', '=', report)
    .where('case_id', '=', id)
    .where('to_state', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest?.transaction === transaction
}

async function hideSaid(tx: Db, held: LockedCase, by: Doer, transaction: string): Promise<void> {
  const said = await tx
    .selectFrom('events')
    .select(['id', 'entry'])
    .where('report', '=', held.report)
    .where('case_id', '=', held.id)
    .where('transaction', '=', transaction)
    .where('entry', 'is not', null)
    .$narrowType<{ entry: NotNull }>()
    .execute()
  for (const { id, entry } of said) {
    await tx.updateTable('entries').set({ hidden_at: sql<Date>`now()` }).where('id', '=', entry).execute()
    await recordEvent(tx, { ...eventOf(held, by), act: 'take_back', entry })
    await sql`delete from letter_news using letters
               where letter_news.event = ${id} and letters.id = letter_news.letter
                 and letters.state = 'queued' and letters.attempts = 0`.execute(tx)
  }
}
