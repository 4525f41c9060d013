import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { messagesIn } from '#i18n/messages.ts'
import { cleanLine } from '#text/plain-text.ts'
import type { Mail } from './mail.ts'

/** The message as it leaves the house. The same mail always gives the same bytes. */
export function composeMail(mail: Mail, from: string): Promise<Buffer> {
  const bracketed = (id: string) => `<${id}>`
  const references = mail.references?.map(bracketed) ?? []
  const message = new MailComposer({
    from: { name: messagesIn('sv').words.service, address: from },
    to: { name: '', address: mail.to },
    replyTo: mail.replyTo && { name: '', address: mail.replyTo },
    subject: cleanLine(mail.subject),
    messageId: bracketed(mail.messageId),
    date: mail.date,
    inReplyTo: references.at(-1),
    references,
    headers: { ...mail.headers, ...noAutomaticAnswers },
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments?.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content,
    })),
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message.compile().build()
}

// RFC 3834, and what Exchange goes by instead.
const noAutomaticAnswers = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'OOF, AutoReply',
}

/** One address and nothing else: no list, no name, no line break that a header could end at. */
export const isPlainAddress = (address: string): boolean =>
  address.length <= 254 && /^[^\s<>()[\]@,;:"\\\p{Cc}]+@[^\s<>()@,;:"\\\p{Cc}]+$/u.test(address)
