import { createHash } from 'node:crypto'
import { type HeaderLine, readHead, valuesOf } from './header-lines.ts'

export type MailIdentity = { messageId: string; contentHash: Buffer; identity: Buffer }

/** What the sender wrote. Headers that servers add on the way differ from one copy of a mail to the next. */
const written = ['from', 'to', 'cc', 'subject', 'date', 'in-reply-to', 'references', 'content-type']

/**
 * By what a mail is known again. A server that got no answer sends it once more, a mailbox that was renumbered
 * shows it once more; but one mail for two of our addresses may come as two, and each of them is meant.
 */
export function identityOf(raw: Buffer, recipients: readonly string[]): MailIdentity {
  const { lines, bodyAt } = readHead(raw)
  const contentHash = hashOf([
    ...written.flatMap((name) => valuesOf(lines, name).map((value) => `${name}:${value}\n`)),
    withoutEnd(raw.subarray(bodyAt)),
  ])
  const messageId = messageIdIn(lines) ?? `sha256:${contentHash.toString('hex')}`
  const forWhom = [...new Set(recipients.map((one) => one.toLowerCase()))].sort().join('\n')
  return { messageId, contentHash, identity: hashOf([`${messageId}\n${forWhom}\n`, contentHash]) }
}

/** Longer than any program makes: such a one is not worth an index. */
const longestId = 500

/** Without brackets, its domain in lower case. */
function messageIdIn(lines: readonly HeaderLine[]): string | null {
  const [value = ''] = valuesOf(lines, 'message-id')
  const id = (/<([^<>]*)>/.exec(value)?.[1] ?? value).replace(/[\s\p{Cc}]+/gu, '')
  if (id === '' || id.length > longestId) return null
  const at = id.lastIndexOf('@')
  return at < 0 ? id : id.slice(0, at) + id.slice(at).toLowerCase()
}

/** Some servers end a message with one line break more than others. */
function withoutEnd(body: Buffer): Buffer {
  let end = body.length
  while (end > 0 && (body[end - 1] === 10 || body[end - 1] === 13)) end -= 1
  return body.subarray(0, end)
}

function hashOf(parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
