import { foreignNumberIn } from './foreign-number.ts'
import { automaticHeaders, challenges, receipts, senders, subjects, type Telling } from './kind-tables.ts'
import { headerOf, type ReadMail } from './mail.ts'

/**
 * Who or what has written. A receipt is a system's "Vi har tagit emot ditt ärende": it is noted, and moves nothing.
 * `foreignNumber` is what the system calls the case, where it plainly says so.
 */
export type KindOfMail =
  | { kind: 'person' }
  | { kind: 'receipt'; foreignNumber: string | null }
  | { kind: 'out_of_office' | 'auto_reply' | 'bounce' | 'challenge' | 'mailing_list' | 'our_own' }

/** `isOurs` knows the addresses that our own letters are sent from. */
export function kindOfMail(mail: ReadMail, isOurs: (address: string) => boolean): KindOfMail {
  if (isLoop(mail, isOurs)) return { kind: 'our_own' }
  if (isBounce(mail)) return { kind: 'bounce' }
  if (isReadReceipt(mail)) return { kind: 'auto_reply' }
  if (challenges.some((pattern) => pattern.test(mail.subject))) return { kind: 'challenge' }
  if (isFromList(mail)) return { kind: 'mailing_list' }
  return kindOfAutomatic(mail) ?? { kind: 'person' }
}

// A reply has headers of its own, so these are on what we wrote ourselves, sent on by some rule.
const isLoop = (mail: ReadMail, isOurs: (address: string) => boolean): boolean =>
  ['x-fixamingata-number', 'x-fixamingata-delivery'].some((name) => mail.headers.has(name)) ||
  mail.from.some(({ address }) => isOurs(address))

function isBounce(mail: ReadMail): boolean {
  const type = headerOf(mail, 'content-type') ?? ''
  if (/report-type="?delivery-status/i.test(type) || mail.headers.has('x-failed-recipients')) return true
  if (mail.files.some((file) => file.type === 'message/delivery-status')) return true
  const isFromServer = mail.from.some(({ address }) => senders.bounce.test(address))
  return subjects.bounce.test(mail.subject) && (isFromServer || mail.returnPath === '')
}

const isReadReceipt = (mail: ReadMail): boolean =>
  /report-type="?disposition-notification/i.test(headerOf(mail, 'content-type') ?? '') ||
  mail.files.some(({ type }) => type === 'message/disposition-notification')

const isFromList = (mail: ReadMail): boolean =>
  mail.headers.has('list-id') &&
  (mail.headers.has('list-unsubscribe') || /^(?:list|bulk)$/i.test(headerOf(mail, 'precedence') ?? ''))

/** Of what no person has written: away, a receipt, or some other. Null where nothing says that it is so. */
function kindOfAutomatic(mail: ReadMail): KindOfMail | null {
  const text = `${mail.subject}\n${mail.text.slice(0, 3000)}`
  if (!isAutomatic(mail)) return null
  const tells = (telling: Telling) => telling.some((pattern) => pattern.test(text))
  if (subjects.away.test(mail.subject) || tells(receipts.away)) return { kind: 'out_of_office' }
  const foreignNumber = foreignNumberIn(text)
  if (tells(receipts.taken) || foreignNumber !== null) return { kind: 'receipt', foreignNumber }
  return { kind: 'auto_reply' }
}

function isAutomatic(mail: ReadMail): boolean {
  if (automaticHeaders.some(({ name, value }) => value.test(headerOf(mail, name) ?? ''))) return true
  if (subjects.automatic.test(mail.subject) || subjects.away.test(mail.subject)) return true
  if (receipts.automatic.some((pattern) => pattern.test(mail.text.slice(0, 3000)))) return true
  return mail.returnPath === '' || mail.from.some(({ address }) => senders.nobody.test(address))
}
