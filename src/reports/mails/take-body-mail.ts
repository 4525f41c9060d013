import { mailAnswersOf } from '#bodies/body-queries.ts'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { Doer } from '../lock-case.ts'
import { actByMail } from './act-by-mail.ts'
import type { MailAct, MailSaid } from './mail-act.ts'
import { keepSaid, type WhyMailWaits } from './said-by-mail.ts'

export type BodyMail = {
  /** The mail's id in the ledger. */
  mail: string
  /** The case it is about, and the link its holder has to it. */
  caseId: number
  report: number
  holder: string
  link: string | null
  /** Who hears what became of it. */
  to: string
  /** Without quotes and signature. */
  words: string
  /** The key its photos were kept under. */
  form?: string
} & (
  | { said: MailSaid }
  /** What it says is for its sender to choose. */
  | { why: WhyMailWaits; candidates: readonly MailAct[] }
)

/** What became of it: done, or it waits for a choice, and why. */
export type TakenMail = { why: WhyMailWaits | null }

/** A body's mail is done as it was understood, or kept for a choice by a link; either way its sender is told. */
export function takeBodyMail(db: Db, mail: BodyMail): Promise<TakenMail> {
  return inTransaction(db, async (tx) => {
    const { report, caseId, holder, words, form } = mail
    const why = 'why' in mail ? mail.why : await whyNotDone(tx, mail, mail.said)
    const said = 'said' in mail ? mail.said : null
    await keepSaid(
      tx,
      {
        ...{ mail: mail.mail, report, case_id: caseId, body: holder, language: 'sv', words, why },
        form: form ?? null,
        act: why === null ? (said?.act ?? null) : null,
        day: said?.day ?? null,
        candidates: 'candidates' in mail ? [...mail.candidates] : said ? [said.act] : [],
      },
      mail.to,
    )
    return { why }
  })
}

async function whyNotDone(tx: Db, mail: BodyMail, said: MailSaid): Promise<WhyMailWaits | null> {
  const { caseId, holder, link, form } = mail
  const by: Doer = { actor: 'body', door: 'mail', body: holder, link }
  const audience = await mailAnswersOf(tx, holder)
  const notDone = await actByMail(tx, { caseId, by, said, audience, ...(form && { form }) })
  return notDone?.why ?? null
}
