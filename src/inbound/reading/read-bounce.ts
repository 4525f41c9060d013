import { bounceCauses, bounceDelays, bounceRecipients, type Cause } from './bounce-tables.ts'
import { returnedId } from './bounced-letter.ts'
import { headerOf, type MailFile, type ReadMail } from './mail.ts'

/**
 * What a server says of a letter that it did not deliver. `permanent`: the address takes nothing. `temporary`: it may
 * later, by another letter. `delayed`: the server goes on trying with this one.
 */
export type Bounce = {
  recipient: string | null
  outcome: 'permanent' | 'temporary' | 'delayed'
  /** RFC 3463: 5.1.1. */
  status: string | null
  cause: Cause
  /** The server's own words, for an operator. */
  answer: string
  /** The Message-ID of the letter that came back, without brackets. */
  messageId: string | null
}

/** A mail of the kind `bounce`. The recipient that our return path named, where it did, is surer than any text. */
export function readBounce(mail: ReadMail, recipientByPath: string | null = null): Bounce {
  const report = mail.files.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type))
  const fields = report ? worstOf(recipientsIn(report)) : null
  const text = `${mail.subject}\n${mail.text.slice(0, longest)}`
  const answer =
    fields?.get('diagnostic-code')?.replace(/^[\w-]+;\s*/, '') ?? answerIn(mail.text.slice(0, longest))
  const status = statusIn(fields?.get('status') ?? '') ?? statusIn(answer) ?? statusIn(text)
  const cause = causeOf(status, `${answer}\n${text}`)
  return {
    recipient: recipientByPath ?? recipientOf(fields, mail, text),
    outcome: outcomeOf(fields?.get('action')?.toLowerCase(), status, cause, text),
    status,
    cause,
    answer: answer.slice(0, longestAnswer),
    messageId: returnedId(mail),
  }
}

const longest = 20_000
const longestAnswer = 500

type Fields = ReadonlyMap<string, string>

/** The groups of fields of a report (RFC 3464), but for the first, which is of the letter as a whole. */
function recipientsIn({ bytes }: MailFile): Fields[] {
  const text = bytes
    .subarray(0, longest)
    .toString('utf8')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
  return text
    .split(/\n\s*\n/)
    .map(fieldsIn)
    .filter((fields) => fields.has('final-recipient') || fields.has('action'))
}

const fieldsIn = (group: string): Fields =>
  new Map(
    group.split('\n').flatMap((line): [string, string][] => {
      const colon = line.indexOf(':')
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]]
    }),
  )

const worstOf = (groups: readonly Fields[]): Fields | null =>
  groups.find((fields) => fields.get('action')?.toLowerCase() === 'failed') ?? groups[0] ?? null

// Longer ones are days: "åter den 5.1.2027".
const statusIn = (text: string): string | null =>
  /(?<![\d.])([245]\.[0-7]\.\d{1,3})(?!\d|\.\d)/.exec(text)?.[1] ?? null

/** The line in which the other server speaks, or what looks most like it. */
function answerIn(text: string): string {
  const lines = text.split('\n', 400).map((line) => line.trim())
  const spoken = lines.find((line) => /(?<![\d.])[45]\d\d[ -](?:#?[45]\.\d|\S)/.test(line.slice(0, 500)))
  const told = lines.find((line) => bounceCauses.some(({ words }) => words.test(line.slice(0, 500))))
  return spoken ?? told ?? lines.find((line) => line !== '') ?? ''
}

function causeOf(status: string | null, text: string): Cause {
  const byStatus = bounceCauses.find((cause) => status !== null && cause.status.test(status))
  return (byStatus ?? bounceCauses.find(({ words }) => words.test(text)))?.cause ?? 'other'
}

/** A full mailbox is somebody away, and too large a letter says nothing of the address, whatever the servers think. */
function outcomeOf(
  action: string | undefined,
  status: string | null,
  cause: Cause,
  text: string,
): Bounce['outcome'] {
  if (action === 'delayed' || (action === undefined && bounceDelays.test(text))) return 'delayed'
  if (cause === 'mailbox_full' || cause === 'too_large' || cause === 'blocked') return 'temporary'
  if (status?.startsWith('4')) return 'temporary'
  if (status?.startsWith('5') || cause === 'no_such_address' || cause === 'no_such_domain') return 'permanent'
  return /(?<![\d.])5\d\d[ -]/.test(text) ? 'permanent' : 'temporary'
}

function recipientOf(fields: Fields | null, mail: ReadMail, text: string): string | null {
  const named =
    fields?.get('original-recipient') ??
    fields?.get('final-recipient') ??
    headerOf(mail, 'x-failed-recipients')
  const found = named ? address.exec(named)?.[0] : null
  return (
    found ??
    bounceRecipients.map((pattern) => pattern.exec(text)?.[1]).find((one) => one !== undefined) ??
    null
  )
}

const address = /[^\s<>;,"'()]{1,64}@[\p{L}\d.-]{1,200}/u
