import { isUtf8 } from 'node:buffer'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { type Address, headerOf, type ReadMail, type Trouble } from './mail.ts'
import { readHeaders } from './read-headers.ts'
import { sortParts } from './sort-parts.ts'
import { wordsOfHtml } from './words-of-html.ts'

const mostBytes = 40 * 1024 * 1024
const mostParts = 200
const deepest = 3
const longestText = 200_000
const mostAddresses = 200

/** Never throws, whatever the bytes are: what cannot be read is told as trouble, with the headers at least. */
export const readMail = (bytes: Buffer): Promise<ReadMail> => readAt(bytes, 0)

async function readAt(bytes: Buffer, depth: number): Promise<ReadMail> {
  if (bytes.length > mostBytes) return readWith(await parse(headOf(bytes)), depth, 'too_large')
  const parsed = await parse(bytes)
  if (parsed === null) return readWith(await parse(headOf(bytes)), depth, 'broken')
  return readWith(isMisread(parsed, bytes) ? await parse(fromWindows(bytes)) : parsed, depth, null)
}

// Old programs send å as one byte and do not say so.
const isMisread = ({ text = '', html }: ParsedMail, bytes: Buffer): boolean =>
  `${text}${html || ''}`.includes('\ufffd') &&
  !isUtf8(bytes) &&
  !/charset="?(?:iso|windows|cp)/i.test(bytes.toString('latin1'))

const fromWindows = (bytes: Buffer): Buffer => Buffer.from(new TextDecoder('windows-1252').decode(bytes))

const parse = (bytes: Buffer): Promise<ParsedMail | null> =>
  simpleParser(bytes, {
    skipImageLinks: true,
    skipTextToHtml: true,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: longestText,
    maxChildNodes: mostParts,
    maxHeadSize: 256 * 1024,
  }).catch(() => null)

/** The headers with nothing under them. */
function headOf(bytes: Buffer): Buffer {
  const head = bytes.subarray(0, 64 * 1024).toString('latin1')
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  const kept = head.slice(0, end).replace(/^content-[^\n]*(?:\n[ \t][^\n]*)*\n?/gim, '')
  return Buffer.from(`${kept}\r\n\r\n`, 'latin1')
}

async function readWith(
  parsed: ParsedMail | null,
  depth: number,
  trouble: Trouble | null,
): Promise<ReadMail> {
  if (parsed === null) return nothing
  const headers = readHeaders(parsed.headerLines ?? [])
  const html = parsed.html || null
  const beside = html !== null && hasText(parsed, headerOf({ headers }, 'content-type') ?? '')
  const ofHtml = html === null ? '' : wordsOfHtml(html)
  const written = html === null || beside ? withLf(parsed.text ?? '') : ofHtml
  const parts = sortParts(parsed.attachments, html ?? '')
  const mayOpen = depth < deepest
  const enclosed: ReadMail[] = []
  for (const mail of mayOpen ? parts.mails.slice(0, mostParts / 10) : []) {
    enclosed.push(await readAt(mail.bytes, depth + 1))
  }
  return {
    messageId: idsIn(headerOf({ headers }, 'message-id'))[0] ?? null,
    from: addressesIn(parsed.from),
    sender: addressesIn(parsed.headers?.get('sender'))[0] ?? null,
    replyTo: addressesIn(parsed.replyTo),
    to: addressesIn(parsed.to),
    cc: addressesIn(parsed.cc),
    returnPath: headerOf({ headers }, 'return-path')?.replace(/[<>\s]/g, '') ?? null,
    subject: (parsed.subject ?? '').slice(0, 1000),
    date: parsed.date && !Number.isNaN(parsed.date.getTime()) ? parsed.date : null,
    inReplyTo: idsIn(headerOf({ headers }, 'in-reply-to')),
    references: idsIn(headerOf({ headers }, 'references')),
    headers,
    text: cut(written.trim() === '' ? parts.text : written),
    html: html ?? parts.html,
    shown: beside ? cut(ofHtml) : null,
    files: parts.files,
    enclosed,
    unreadable: [...parts.unreadable, ...(mayOpen ? [] : parts.mails.map(({ name }) => name))],
    trouble: trouble ?? (deepTrouble(mayOpen ? 0 : parts.mails.length, enclosed) ? 'too_deep' : null),
  }
}

const deepTrouble = (unopened: number, enclosed: readonly ReadMail[]): boolean =>
  unopened > 0 || enclosed.some(({ trouble }) => trouble === 'too_deep')

// The parser turns HTML that stands alone into text of its own kind: broken at 80 letters, with every link.
const hasText = ({ text = '' }: ParsedMail, contentType: string): boolean =>
  !/^text\/html\b/i.test(contentType) && text.trim() !== ''

const withLf = (text: string): string => text.replace(/\r\n?/g, '\n')

const cut = (text: string): string => (text.length > longestText ? text.slice(0, longestText) : text)

const idsIn = (header: string | null): string[] =>
  (header ?? '')
    .slice(0, 20_000)
    .split(/[\s,<>]+/)
    .filter((id) => id.includes('@') && id.length < 1000)

function addressesIn(header: unknown): Address[] {
  const objects = [header ?? []].flat().filter(isAddressObject)
  const values = objects.flatMap(({ value }) => value.flatMap((one) => [one, ...(one.group ?? [])]))
  return values
    .flatMap(({ address, name }) => (address ? [{ address: address.slice(0, 320), name: name ?? '' }] : []))
    .slice(0, mostAddresses)
}

const isAddressObject = (header: unknown): header is AddressObject =>
  typeof header === 'object' && header !== null && 'value' in header && Array.isArray(header.value)

const nothing: ReadMail = {
  ...{ messageId: null, from: [], sender: null, replyTo: [], to: [], cc: [], returnPath: null },
  ...{
    subject: '',
    date: null,
    inReplyTo: [],
    references: [],
    headers: new Map(),
    text: '',
    html: null,
    shown: null,
  },
  ...{ files: [], enclosed: [], unreadable: [], trouble: 'broken' },
}
