import type { Db } from '#database/database.ts'
import { inSavepoint } from '#database/in-savepoint.ts'
import { inTransaction } from '#database/transaction.ts'
import { Gone, NotAllowed, NotFound } from '../../errors.ts'
import type { Language } from '../report.ts'
import { type MessageSent, type SaidOfIt, sendMessage } from '../send-message.ts'
import { keepSaid, type WhyMailWaits } from './said-by-mail.ts'
import type { TakenMail } from './take-body-mail.ts'

export type ResidentMail = {
  /** The mail's id in the ledger. */
  mail: string
  report: number
  language: Language
  words: string
  says: SaidOfIt | null
  form?: string
  /** Where what became of it is told. */
  to: string
} & (
  | { person: number }
  /** By whom is for its sender to prove, or what it says can't go on as it is. */
  | { why: WhyMailWaits }
)

/** A resident's mail goes to whoever holds the report, or waits until its sender has proven the address. */
export function takeResidentMail(db: Db, mail: ResidentMail): Promise<TakenMail & { entry: number | null }> {
  return inTransaction(db, async (tx) => {
    const sent = 'person' in mail ? await messageOrNot(tx, mail, mail.person) : null
    const why = 'why' in mail ? mail.why : sent ? null : 'refused'
    const { report, language, words, form, to } = mail
    await keepSaid(
      tx,
      {
        ...{ mail: mail.mail, report: sent?.report ?? report, language, words, why },
        form: form ?? null,
        person: 'person' in mail ? mail.person : null,
        address: why === 'unknown_sender' ? to : null,
        act: sent?.became ?? null,
        entry: sent?.entry ?? null,
        candidates: mail.says ? [mail.says] : [],
      },
      to,
    )
    return { why, entry: sent?.entry ?? null }
  })
}

type Words = { report: number; words: string; says: SaidOfIt | null; form?: string }

/** Null where the report takes nothing any more. */
export const messageOrNot = (
  tx: Db,
  { report, words, says, form }: Words,
  person: number,
): Promise<MessageSent | null> =>
  inSavepoint<MessageSent, 'refused'>(
    tx,
    () => sendMessage(tx, { report, person, door: 'mail', words, says, ...(form && { form }) }),
    (error) =>
      error instanceof NotAllowed || error instanceof NotFound || error instanceof Gone ? 'refused' : null,
  ).then((sent) => (sent === 'refused' ? null : sent))
