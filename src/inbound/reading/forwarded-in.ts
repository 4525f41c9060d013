import type { MailFile, ReadMail } from './mail.ts'
import { findQuoteHead } from './quote-heads.ts'
import { saysForwarded } from './title-of.ts'
import { whatIsNew, withoutMark } from './what-is-new.ts'

/** A mail inside another one: as a file of it, or as the program that sent it on has written it down. */
export type ForwardedMail = {
  /** In lower case; null where the program has left no more than the name. */
  from: string | null
  subject: string
  /** Without quotes and signature. */
  words: string
  files: readonly MailFile[]
  /** It was sent on; of what stands under an answer nobody knows. */
  isSentOn: boolean
}

const deepest = 5
const mostEnclosed = 3
// Read where mail is acted on, so somebody's bomb must cost little.
const longest = 20_000

/** What a mail holds of others, the outermost first. */
export const forwardedIn = (mail: ReadMail): ForwardedMail[] => [
  ...mail.enclosed.slice(0, mostEnclosed).flatMap(asSentOn),
  ...writtenDown(mail.text, { isSentOn: saysForwarded(mail.subject), depth: 0 }),
]

const asSentOn = (mail: ReadMail): ForwardedMail[] => [
  {
    from: mail.from[0]?.address.toLowerCase() ?? null,
    subject: mail.subject,
    words: whatIsNew(mail.text.slice(0, longest)).words,
    files: mail.files,
    isSentOn: true,
  },
  ...forwardedIn(mail),
]

type Around = { isSentOn: boolean; depth: number }

function writtenDown(text: string, { isSentOn, depth }: Around): ForwardedMail[] {
  if (depth >= deepest) return []
  const lines = text.slice(0, longest).split('\n').map(withoutMark)
  const head = findQuoteHead(lines)
  if (!head) return []
  const fields = fieldsIn(lines.slice(head.at, head.at + head.length))
  const isForwarded = head.isForwarded || isSentOn
  if (!isForwarded && fields.from === '') return []
  const below = lines.slice(head.at + head.length).join('\n')
  const { from, subject } = fields
  return [
    { from: addressIn(from), subject, words: whatIsNew(below).words, files: [], isSentOn: isForwarded },
    ...writtenDown(below, { isSentOn: false, depth: depth + 1 }),
  ]
}

type Fields = { from: string; subject: string }

/** Who wrote it about what, by its head: a field a line, or all on one. */
function fieldsIn(head: readonly string[]): Fields {
  const lines = head.map((line) => line.slice(0, 1000).replace(/\*/g, '').trim())
  const said = lines.join(' ')
  const from = firstOf(lines, fromField)
  const together = /^(.{1,300}?)\s(?:skickat|sent|datum|date)\s?:/i.exec(from)?.[1]
  const onOneLine = together ? /\s(?:ämne|subject)\s?:\s*(.*)$/i.exec(said)?.[1] : undefined
  return {
    from: together ?? (from || (wrote.exec(said)?.[0] ?? '')),
    subject: onOneLine ?? firstOf(lines, subjectField),
  }
}

const fromField = /^(?:från|from|von|fra|lähettäjä|de)\s?:\s*(.*)$/i
const subjectField = /^(?:ämne|subject|betreff|emne|aihe)\s?:\s*(.*)$/i
// Of "Den 3 dec. skrev Åsa <asa@…>:" the address alone is sure.
const wrote = /[^\s<>]{1,64}@[^\s<>]{1,255}(?=>)/

const firstOf = (lines: readonly string[], field: RegExp): string =>
  lines.map((line) => field.exec(line)?.[1] ?? '').find((value) => value !== '') ?? ''

const addressIn = (written: string): string | null =>
  /[^\s<>()[\]:;,"']{1,64}@[^\s<>()[\]:;,"'@]{1,255}\.\p{L}{2,}/u.exec(written)?.[0].toLowerCase() ?? null
