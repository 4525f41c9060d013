import { domainToASCII } from 'node:url'
import type { MailToActOn } from '../ledger/incoming-mail.ts'

/** The one address a mail says it is from, in lower case; null of none or several. */
export function writtenSender({ read }: Pick<MailToActOn, 'read'>): string | null {
  const [from, another] = read.from
  return from && !another ? from.address.toLowerCase() : null
}

/** The same, where its domain has proven that it may say so. */
export function provenSender(mail: Pick<MailToActOn, 'read' | 'proof'>): string | null {
  const from = writtenSender(mail)
  const domain = from?.slice(from.lastIndexOf('@') + 1)
  return from && domain && domainToASCII(domain) === mail.proof.alignedFrom ? from : null
}
