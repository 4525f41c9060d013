import type { Db } from '#database/database.ts'
import type { AnsweredMail } from '#reports/answered-mail.ts'
import { takeResidentMail } from '#reports/mails/take-resident-mail.ts'
import type { SaidOfIt } from '#reports/send-message.ts'
import type { MailToActOn, Settlement } from '../ledger/incoming-mail.ts'
import { whatAResidentSays } from '../reading/what-a-resident-says.ts'
import { whatIsNew } from '../reading/what-is-new.ts'
import { whyNotAsItIs } from './act-on-body-mail.ts'
import { actOnOtherAnswer } from './act-on-other-answer.ts'
import type { ActingRooms } from './acting-rooms.ts'
import { keepPhotos } from './keep-photos.ts'
import { provenSender, writtenSender } from './proven-sender.ts'

type Answered = Extract<AnsweredMail, { what: 'letter' }> & {
  /** By the letter's own address, rather than by its Message-ID, which others may have seen. */
  byAddress: boolean
}

/**
 * What somebody answers to a letter of ours about a report goes to whoever holds it. The address that was written to
 * is enough of a proof where the letter answers by it; any other sender is asked to confirm, at an address that is
 * proven. Where only the name is the addressee's, the addressee is asked.
 */
export async function actOnResidentMail(
  { tx, photos }: ActingRooms & { tx: Db },
  mail: MailToActOn,
  answered: Answered,
): Promise<Settlement> {
  const { report, person, email, language, byAddress } = answered
  if (report === null) return actOnOtherAnswer(tx, mail, answered)
  if (mail.givenTo === null && (person === null || email === null))
    return actOnOtherAnswer(tx, mail, answered)
  const saysSo = email !== null && writtenSender(mail) === email
  const isTheirs = saysSo && (provenSender(mail) === email || (byAddress && mail.proof.dmarc !== 'fail'))
  const to = saysSo ? email : provenSender(mail)
  if (to === null) return { reason: 'not_proven', report }
  const { words, isSure } = whatIsNew(mail.read.text)
  const form = await keepPhotos(tx, photos, mail)
  if (words === '' && !form) return { reason: 'nothing_said', report }
  const unfit = whyNotAsItIs(words, isSure || isTheirs)
  const why = isTheirs ? unfit : 'unknown_sender'
  const taken = await takeResidentMail(tx, {
    ...{ mail: mail.id, report, language, to, says: saidIn(words) },
    words: unfit === null ? words : '',
    ...(form && { form }),
    ...(why === null && person !== null ? { person } : { why: unfit ?? why ?? 'unknown_sender' }),
  })
  const settled = { report, ...(taken.entry && { entry: taken.entry }) }
  return { reason: taken.why === null ? 'sent_to_holder' : 'asked_back', ...settled }
}

function saidIn(words: string): SaidOfIt | null {
  const said = whatAResidentSays(words)
  return said === 'words' ? null : said
}
