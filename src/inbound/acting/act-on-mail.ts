import type { Db } from '#database/database.ts'
import { type AnsweredMail, answeredMail } from '#reports/answered-mail.ts'
import { givenReport } from '#reports/mails/given-report.ts'
import type { ActOn, MailToActOn } from '../ledger/incoming-mail.ts'
import { kindOfMail } from '../reading/kind-of-mail.ts'
import { actOnBodyMail } from './act-on-body-mail.ts'
import { actOnBounce } from './act-on-bounce.ts'
import { actOnNewMail } from './act-on-new-mail.ts'
import { actOnResidentMail } from './act-on-resident-mail.ts'
import type { ActingRooms } from './acting-rooms.ts'
import { isForReports } from './is-for-reports.ts'
import { provenSender, writtenSender } from './proven-sender.ts'

/** Does what a mail asks for: a body's act or answer, a resident's words, a bounce, the beginning of a report. What a machine wrote moves nothing. */
export const actOnMail =
  (rooms: ActingRooms): ActOn =>
  async (tx, mail) => {
    const found = byRecipient(rooms, mail)
    const { kind } = kindOfMail(mail.read, (address) => isOurOwn(rooms, address))
    if (found?.way === 'bounce') return actOnBounce(tx, mail, { kind, answered: found.answered })
    if (kind === 'bounce') return { reason: 'bounce_of_nothing' }
    if (kind !== 'person') return { reason: kind }
    if (mail.read.trouble !== null) return { reason: 'unreadable' }
    const answered = await whatItAnswers(tx, rooms, mail, found?.answered.id)
    if (!answered && mail.recipients.some((one) => isForReports(rooms, one)))
      return actOnNewMail({ tx, ...rooms }, mail)
    if (!answered) return { reason: 'unknown_address' }
    return answered.what === 'delivery'
      ? actOnBodyMail({ tx, ...rooms }, mail, answered)
      : actOnResidentMail({ tx, ...rooms }, mail, { ...answered, byAddress: found !== null })
  }

const isOurOwn = ({ ownAddresses }: ActingRooms, address: string): boolean =>
  ownAddresses.some((own) => own.toLowerCase() === address.toLowerCase())

/** What a person has said it is about goes before what its address says. */
async function whatItAnswers(
  tx: Db,
  rooms: ActingRooms,
  mail: MailToActOn,
  found: string | undefined,
): Promise<AnsweredMail | null> {
  if (mail.givenTo !== null) return givenReport(tx, mail.givenTo, whoWrites(mail))
  const id = found ?? idAnswered(rooms, mail)
  return id === null ? null : answeredMail(tx, id)
}

const whoWrites = (mail: MailToActOn) => ({ written: writtenSender(mail), proven: provenSender(mail) })

/** The address it came to says which mail of ours it answers. */
function byRecipient({ links }: ActingRooms, { recipients }: MailToActOn) {
  for (const recipient of recipients) {
    const found = links.readMailbox(recipient.slice(0, recipient.lastIndexOf('@')))
    if (found) return found
  }
  return null
}

/** Where the address has been lost, the mail still says what it answers. */
function idAnswered({ host }: ActingRooms, { read }: MailToActOn): string | null {
  const ours = [...read.inReplyTo, ...read.references.toReversed()]
    .map((id) => /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@(.+)$/i.exec(id))
    .find((match) => match?.[2]?.toLowerCase() === host)
  return ours?.[1]?.toLowerCase() ?? null
}
