import { answeredMail } from '#reports/answered-mail.ts'
import type { ActOn, MailToActOn } from '../ledger/incoming-mail.ts'
import { kindOfMail } from '../reading/kind-of-mail.ts'
import { actOnBodyMail } from './act-on-body-mail.ts'
import { actOnBounce } from './act-on-bounce.ts'
import { actOnNewMail } from './act-on-new-mail.ts'
import { actOnResidentMail } from './act-on-resident-mail.ts'
import type { ActingRooms } from './acting-rooms.ts'
import { isForReports } from './is-for-reports.ts'

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
    const id = found?.answered.id ?? idAnswered(rooms, mail)
    const answered = id === null ? null : await answeredMail(tx, id)
    if (!answered && mail.recipients.some((one) => isForReports(rooms, one)))
      return actOnNewMail({ tx, ...rooms }, mail)
    if (!answered) return { reason: 'unknown_address' }
    return answered.what === 'delivery'
      ? actOnBodyMail({ tx, ...rooms }, mail, answered)
      : actOnResidentMail({ tx, ...rooms }, mail, { ...answered, byAddress: found !== null })
  }

const isOurOwn = ({ ownAddresses }: ActingRooms, address: string): boolean =>
  ownAddresses.some((own) => own.toLowerCase() === address.toLowerCase())

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
