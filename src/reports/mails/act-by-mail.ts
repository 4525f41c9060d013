import { sql } from 'kysely'
import { bodyNames } from '#bodies/body-names.ts'
import type { Db } from '#database/database.ts'
import { inSavepoint } from '#database/in-savepoint.ts'
import { Conflict, NotAllowed, NotFound } from '../../errors.ts'
import { answerReporter } from '../answer-reporter.ts'
import { handOver } from '../hand-over.ts'
import { type Doer, lockCase, MoveRefused, type Refusal } from '../lock-case.ts'
import { type CaseMove, moveCase } from '../move-case.ts'
import { hasPhotos, moveWithPhotos } from '../move-with-photos.ts'
import { returnCase } from '../passing/return-case.ts'
import { attachPhotos } from '../photos/attach-photos.ts'
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
 * Does what a body has said of its case by mail, as the same act on the case's page does it, or nothing at all; photos
 * that came along stand with what was said. In the transaction of whoever keeps count of the mail.
 */
export const actByMail = (tx: Db, acting: ActingByMail): Promise<NotDone> =>
  inSavepoint<NotDone, NotDone>(
    tx,
    async () => {
      const { act, words } = acting.said
      if (isNothingWithoutWords(act) && words === '') return { why: 'no_words' }
      await does[act](tx, acting)
      await bringPhotos(tx, acting)
      return null
    },
    (error) => refusalOf(error, acting.said.act),
  )

const isNothingWithoutWords = (act: MailAct): boolean =>
  ['ask', 'decline', 'answer', 'answer_all', 'note'].includes(act)

function refusalOf(error: unknown, act: MailAct): NotDone {
  if (error instanceof NotFound) return { why: act === 'hand_over' ? 'unknown_body' : 'unknown_report' }
  const said = error instanceof MoveRefused ? saidOf[error.why] : undefined
  if (said) return { why: said }
  return error instanceof NotAllowed || error instanceof Conflict ? { why: 'refused' } : null
}

/** What whoever wrote can do something about. */
const saidOf: Partial<Record<Refusal, MailRefusal>> = { no_reason: 'no_words', unreachable: 'unreachable' }

/** Where nothing was said they are said themselves. */
async function bringPhotos(tx: Db, { caseId, by, form, audience }: ActingByMail): Promise<void> {
  if (!form || !(await hasPhotos(tx, form))) return
  const entry =
    (await latestSaid(tx, caseId)) ?? (await answerReporter(tx, { caseId, by, words: '', audience }))
  const { report, municipality } = await lockCase(tx, caseId)
  await attachPhotos(tx, { form, report, municipality, entry })
}

/** What was said on a case in this transaction. */
async function latestSaid(tx: Db, caseId: number): Promise<number | null> {
  const said = await tx
    .selectFrom('events')
    .innerJoin('entries', 'entries.id', 'events.entry')
    .select('entries.id')
    .where('entries.case_id', '=', caseId)
    .where('events.transaction', '=', sql<string>`pg_current_xact_id()`)
    .orderBy('events.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return said?.id ?? null
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
    await moveWithPhotos(tx, { ...{ caseId, act: 'fix', by, form }, ...(isForAll && { words: said.words }) })
    if (!isForAll) await answerBeside(tx, acting)
  },
  async hand_over(tx, { caseId, by, said: { to = '', words } }) {
    const code = (await bodyNames(tx)).codeOf(to)
    if (!code) throw new NotFound('no body of that name')
    await handOver(tx, { caseId, by, to: code, ...(words && { words }) })
  },
  return: (tx, { caseId, by, said: { words } }) => returnCase(tx, { caseId, by, ...(words && { words }) }),
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
