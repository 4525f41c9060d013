import type { Db } from '#database/database.ts'
import type { AnsweredMail } from '#reports/answered-mail.ts'
import { askOnceMore } from '#reports/letters/ask-once-more.ts'
import { askWhichReport } from '#reports/letters/ask-which-report.ts'
import type { MailToActOn, Reason, Settlement } from '../ledger/incoming-mail.ts'
import { declines } from '../reading/declines.ts'
import { whatIsNew } from '../reading/what-is-new.ts'
import { writtenSender } from './proven-sender.ts'

type Answered = Extract<AnsweredMail, { what: 'letter' }>

/**
 * What somebody answers to a letter that is about no report yet, or about several: they hear what to do instead, and
 * nobody is left to wait for a person. Only from the address the letter went to.
 */
export async function actOnOtherAnswer(tx: Db, mail: MailToActOn, answered: Answered): Promise<Settlement> {
  const reason = (await answerTo[answered.kind]?.(tx, mail, answered)) ?? 'not_about_report'
  return { reason }
}

type Answer = (tx: Db, mail: MailToActOn, answered: Answered) => Promise<Reason | null>

const pressTheButton: Answer = async (tx, mail, { letter }) => {
  const from = writtenSender(mail)
  if (from === null) return null
  const asked = await askOnceMore(tx, {
    letter,
    from,
    mail: mail.id,
    ...(isRefusal(mail) && { isRefused: true }),
  })
  return asked === 'nothing_waits' ? null : onceMore[asked]
}

const onceMore = { sent: 'asked_once_more', too_often: 'asked_too_often', refused: 'declined' } as const

const isRefusal = ({ read }: MailToActOn): boolean => declines(whatIsNew(read.text).words)

const tellOfOne: Answer = async (tx, mail, { person, email, language }) => {
  if (person === null || email === null || writtenSender(mail) !== email) return null
  const isTold = await askWhichReport(tx, { person, email, language, mail: mail.id })
  return isTold ? 'asked_once_more' : 'asked_too_often'
}

const answerTo: Readonly<Partial<Record<Answered['kind'], Answer>>> = {
  confirm: pressTheButton,
  reminder: pressTheButton,
  support: pressTheButton,
  news: tellOfOne,
  place_news: tellOfOne,
}
