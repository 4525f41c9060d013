import type { ReadMail } from './mail.ts'

/** The Message-ID of what was sent back: as a mail, as its headers alone, or in the text below a line. */
export function returnedId(mail: ReadMail): string | null {
  const enclosed = mail.enclosed.find(({ messageId }) => messageId !== null)
  if (enclosed) return enclosed.messageId
  const headers = mail.files.find(({ type }) =>
    /^(?:text\/rfc822-headers|message\/global-headers)$/.test(type),
  )
  return (
    idIn(headers?.bytes.toString('latin1') ?? '') ??
    idIn(mail.text) ??
    mail.inReplyTo[0] ??
    mail.references.at(-1) ??
    null
  )
}

const idIn = (text: string): string | null =>
  /^[ \t>]{0,20}message-id:[ \t]{0,20}\n?[ \t]{0,20}<([^<>\s]{3,300})>/im.exec(
    text.slice(0, 100_000).replace(/\r/g, ''),
  )?.[1] ?? null
