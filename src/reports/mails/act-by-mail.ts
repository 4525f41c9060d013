import { sql } from 'kysely'
import { bodyNames } from '#bodies/body-names.ts'
import type { Db } from '#database/database.ts'
import { Conflict, NotAllowed, NotFound } from '../../errors.ts'
import { answerReporter } from '../answer-reporter.ts'
import { fixCase } from '../fix-case.ts'
import { handOver, nationalInbox } from '../hand-over.ts'
import type { Doer } from '../lock-case.ts'
import { type CaseMove, moveCase } from '../move-case.ts'
import { writeNote } from '../write-note.ts'
import type { MailAct, MailRefusal, MailSaid } from './mail-act.ts'

export type ActingByMail = {
  caseId: number
  /** The body, through the door of mail. */
  by: Doer
  said: MailSaid
  /** The key that the mail's photos were kept under. */
  form?: string
  /** Who reads words that stand beside an act, by the body's own rule. */
  audience: 'update' | 'message'
}

/** What was not done, and why; null when it was. */
export type NotDone = { why: MailRefusal } | null

/**
 * Does what a body has said of its case by mail, as the same act on the case's page does it, or nothing at all.
 * In the transaction of whoever keeps count of the mail.
 */
export async function actByMail(tx: Db, acting: ActingByMail): Promise<NotDone> {
  await sql`savepoint act_by_mail`.execute(tx)
  try {
    await does[acting.said.act](tx, acting)
    return null
  } catch (refusal) {
    await sql`rollback to savepoint act_by_mail`.execute(tx)
    if (refusal instanceof NotFound)
      return { why: acting.said.act === 'hand_over' ? 'unknown_body' : 'unknown_report' }
    if (refusal instanceof NotAllowed || refusal instanceof Conflict) return { why: 'refused' }
    throw refusal
  }
}

type Does = (tx: Db, acting: ActingByMail) => Promise<unknown>

/** What must be told to all with an act, because the act is nothing without it. */
const moveWithWords =
  (act: CaseMove): Does =>
  (tx, { caseId, by, said: { words } }) =>
    moveCase(tx, { caseId, act, by, ...(words && { words }) })

/** What is said beside an act is for whom the body's mails are for. */
const moveAndAnswer =
  (act: CaseMove): Does =>
  async (tx, acting) => {
    const { caseId, by, said, audience } = acting
    const isForAll = audience === 'update' && said.words !== ''
    await moveCase(tx, {
      ...{ caseId, act, by },
      ...(isForAll && { words: said.words }),
      ...(said.day && { plannedFor: said.day }),
    })
    if (!isForAll) await answerBeside(tx, acting)
  }

async function answerBeside(tx: Db, { caseId, by, said: { words } }: ActingByMail): Promise<void> {
  if (words !== '') await answerReporter(tx, { caseId, by, words, audience: 'message' })
}

const does = {
  receive: moveAndAnswer('receive'),
  investigate: moveAndAnswer('investigate'),
  plan: moveAndAnswer('plan'),
  start: moveAndAnswer('start'),
  ask: moveWithWords('ask'),
  decline: moveWithWords('decline'),
  async fix(tx, acting) {
    const { caseId, by, said, form, audience } = acting
    const isForAll = audience === 'update'
    await fixCase(tx, { ...{ caseId, by, form }, ...(isForAll && { words: said.words }) })
    if (!isForAll) await answerBeside(tx, acting)
  },
  async hand_over(tx, { caseId, by, said: { to = '', words } }) {
    const code = (await bodyNames(tx)).codeOf(to)
    if (!code) throw new NotFound('no body of that name')
    await handOver(tx, { caseId, by, to: code, ...(words && { words }) })
  },
  return: (tx, { caseId, by, said: { words } }) =>
    handOver(tx, { caseId, by, to: nationalInbox, ...(words && { words }) }),
  mark_duplicate: (tx, { caseId, by, said: { words, duplicateOf } }) =>
    moveCase(tx, {
      ...{ caseId, act: 'mark_duplicate', by },
      ...(words && { words }),
      ...(duplicateOf && { mainReport: duplicateOf }),
    }),
  answer: (tx, { caseId, by, said: { words } }) =>
    answerReporter(tx, { caseId, by, words, audience: 'message' }),
  answer_all: (tx, { caseId, by, said: { words } }) =>
    answerReporter(tx, { caseId, by, words, audience: 'update' }),
  note: (tx, { caseId, by, said: { words } }) => writeNote(tx, { caseId, by, words }),
} as const satisfies Record<MailAct, Does>
