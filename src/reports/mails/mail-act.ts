import type { Act } from '../states.ts'

/** What a body can do to a case by a mail: a move, an answer to the reporter or to everybody, a note of its own. */
export const mailActs = [
  'receive',
  'investigate',
  'ask',
  'plan',
  'start',
  'fix',
  'decline',
  'hand_over',
  'return',
  'mark_duplicate',
  'answer',
  'answer_all',
  'note',
] as const satisfies readonly (Act | 'answer' | 'answer_all' | 'note')[]
export type MailAct = (typeof mailActs)[number]

/** One thing that a body has said by mail, as far as it was understood. */
export type MailSaid = {
  act: MailAct
  /** For the reporter or for everybody, without quotes and signature. */
  words: string
  /** For `plan`, as 2026-12-03. */
  day?: string
  /** For `hand_over`: the name of a body. */
  to?: string
  /** For `mark_duplicate`: the number of the report that goes on. */
  duplicateOf?: number
}

/** Why what a mail says was not done. */
export type MailRefusal = 'refused' | 'no_words' | 'unknown_body' | 'unreachable' | 'unknown_report'
