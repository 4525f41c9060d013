import type { Attachment } from 'mailparser'
import type { MailFile } from './mail.ts'
import { readTnef } from './read-tnef.ts'
import { wordsOfHtml } from './words-of-html.ts'

const mostFiles = 50
// No photo of a phone is as small as what signatures are decorated with.
const largestDecoration = 20_000

/** What came with a mail: files, mails, and what Outlook packs together in a winmail.dat. */
export function sortParts(attachments: readonly Attachment[], html: string) {
  const parts = attachments.flatMap((part) => (isIgnored(part) ? [] : [fileOf(part, html)]))
  const packed = parts.filter(isTnef).map(({ name, bytes }) => ({ name, opened: readTnef(bytes) }))
  const opened = packed.flatMap((one) => one.opened ?? [])
  const plain = parts.filter((part) => !isTnef(part))
  const written = opened.find(({ text, html: markup }) => text !== '' || markup !== null)
  return {
    mails: plain.filter(isMail),
    files: [
      ...markRepeated(plain.filter((part) => !isMail(part))),
      ...opened.flatMap(({ files }) => files),
    ].slice(0, mostFiles),
    text: written ? written.text || wordsOfHtml(written.html ?? '') : '',
    html: written?.html ?? null,
    unreadable: [
      ...packed.flatMap(({ name, opened: one }) => (one === null || one.hasHiddenText ? [name] : [])),
      ...plain.filter(isSealed).map(({ name }) => name),
    ],
  }
}

// The parser leaves a boolean where a header has its name and no value.
const words = (value: unknown): string => (typeof value === 'string' ? value : '')

const isIgnored = ({ contentType }: Attachment): boolean =>
  /^(?:text\/calendar|application\/ics|application\/(?:x-)?pkcs7-signature|application\/pgp-signature)$/i.test(
    words(contentType),
  )

const isTnef = ({ name, type }: MailFile): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/i.test(type) || /^winmail\.dat$/i.test(name)

const isSealed = ({ type }: MailFile): boolean =>
  /^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted)$/.test(type)

const isMail = ({ type }: MailFile): boolean => /^message\/(?:rfc822|global)$/i.test(type)

function fileOf(part: Attachment, html: string): MailFile {
  const { contentDisposition, related, content } = part
  const type = words(part.contentType).toLowerCase() || 'application/octet-stream'
  const cid = words(part.cid)
  const isShown = cid !== '' && html.includes(`cid:${cid}`)
  const isInline = isShown || related === true || contentDisposition === 'inline'
  return {
    name: words(part.filename).slice(0, 255),
    type,
    bytes: content,
    isInline,
    isDecoration: isInline && type.startsWith('image/') && content.length <= largestDecoration,
  }
}

/** The same picture twice in one mail stands in two signatures. */
function markRepeated(files: readonly MailFile[]): MailFile[] {
  return files.map((file) => {
    const isTwice = files.some(
      (other) => other !== file && other.isInline && file.isInline && other.bytes.equals(file.bytes),
    )
    return isTwice && file.type.startsWith('image/') ? { ...file, isDecoration: true } : file
  })
}
