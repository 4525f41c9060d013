import type { Spoken } from '#http/said.ts'
import { hidden } from '#text/hidden.ts'
import { hideGrants } from '#text/hide-grants.ts'
import { addressKeysIn } from './address-keys.ts'

type Cleaned = { headers: Readonly<Record<string, string>>; body: string }

/** Of a body that is said; pictures are told of by their size. */
const mostKept = 65_536
/** Longer than any link, however it is wrapped. */
const longestLink = 4096

/**
 * What may be kept of an exchange: keys (by `hideKeys`), and links that act for the body, are taken out wherever they
 * stand, and what is long is cut. Whose addresses are in it is kept with it.
 */
export function cleaned(
  said: { url: string; asked: Spoken; answered: Spoken | null },
  hideKeys: (text: string) => string,
) {
  const hide = (text: string) => hideGrants(hideKeys(text))
  const clean = ({ headers = {}, body = '' }: Spoken): Cleaned => ({
    headers: hideIn(headers, hide),
    body: withoutKeys(body, hideKeys),
  })
  const url = hide(said.url)
  const asked = clean(said.asked)
  const answered = said.answered && clean(said.answered)
  return {
    url,
    ...{ asked_headers: JSON.stringify(asked.headers), asked: toKeep(asked.body) },
    answered_headers: answered && JSON.stringify(answered.headers),
    answered: answered && toKeep(answered.body),
    addresses: addressKeysIn(url, ...wordsOf(asked), ...(answered ? wordsOf(answered) : [])),
  }
}

/** Headers that are keys by what they are, beside those that hold one of ours. */
const keyHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key'])

const hideIn = (headers: Readonly<Record<string, string>>, hide: (words: string) => string) =>
  Object.fromEntries(
    Object.entries(withoutNetwork(headers)).map(([name, value]) => [
      name,
      keyHeaders.has(name.toLowerCase()) ? hidden : hide(value),
    ]),
  )

const networkHeader =
  /^(?:forwarded|x-forwarded-.*|x-real-ip|(?:true|cf|x|fastly)-(?:client|connecting)-ip)$/i

/** Without where somebody sits, as proxies tell it: that is kept of nobody. */
export const withoutNetwork = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !networkHeader.test(name)))

/** What may be kept of it, and what stands where it is cut: whose addresses are in that is kept with it. */
const wordsOf = ({ headers, body }: Cleaned): string[] => [...Object.values(headers), toSearch(body)]

/** Without our keys, before it is cut: half a key at the end is too much. PostgreSQL keeps no NUL in a text. */
const withoutKeys = (body: string | Buffer, hideKeys: (text: string) => string): string =>
  hideKeys(textOf(body).replaceAll('\0', ''))

/** Links are looked for in no more than is kept. */
export function toKeep(clean: string): string {
  if (clean.length <= mostKept) return hideGrants(clean)
  const shown = hideGrants(toSearch(clean))
  return `${shown.slice(0, Math.min(mostKept, shown.length - longestLink))}… (${clean.length})`
}

const toSearch = (clean: string): string => clean.slice(0, mostKept + longestLink)

const textOf = (body: string | Buffer): string => (typeof body === 'string' ? body : readable(body))

/** Bytes that are no text are told of by their number; of several parts, pictures are left out. */
function readable(body: Buffer): string {
  if (!isBinary(body)) return body.toString('utf8')
  const text = body.toString('latin1')
  const [boundary] = /^--[^\r\n]+/.exec(text) ?? []
  if (!boundary) return `(${body.length} bytes)`
  const parts = text.split(boundary).map((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const content = rest.join('\r\n\r\n')
    return isBinary(Buffer.from(content, 'latin1')) ? `${head}\r\n\r\n(${content.length} bytes)\r\n` : part
  })
  return Buffer.from(parts.join(boundary), 'latin1').toString('utf8')
}

/** Control characters, but for those that lay out a text. */
const isBinary = (bytes: Buffer): boolean => bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32))
