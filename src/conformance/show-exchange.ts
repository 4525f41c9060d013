import { type Exchanged, textOf } from './exchanged.ts'

const mostOfBody = 600

/** An exchange as people read it: shortened, and without the keys that were used. */
export function showExchange({ request, answer, trouble }: Exchanged, keys: readonly string[]): string {
  // Masked before it is cut: half a key is one too.
  const show = (words: string) => shortened(masked(words, keys))
  const body = request.body === undefined ? '' : show(request.body.toString())
  const asked = [`${request.method} ${request.url}`, ...headersOf(request.headers ?? {})]
  const said = answer
    ? [`${answer.status}`, ...headersOf(answer.headers), '', show(textOf({ request, answer, trouble }))]
    : [`No answer: ${trouble ?? 'the line was cut'}`]
  return masked([...asked, ...(body === '' ? [] : ['', body]), '', ...said].join('\n'), keys)
}

/** Those that rules are about, in small letters. */
export const toldHeaders: readonly string[] = [
  ...['content-type', 'content-encoding', 'etag', 'if-none-match', 'link', 'retry-after', 'cache-control'],
  ...['accept', 'accept-language', 'accept-encoding', 'idempotency-key', 'location', 'set-cookie'],
  ...['access-control-allow-origin', 'x-content-type-options'],
]

const headersOf = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).flatMap(([name, words]) =>
    toldHeaders.includes(name.toLowerCase()) ? [`${name}: ${words}`] : [],
  )

function shortened(body: string): string {
  const plain = body.replace(/[^\P{Cc}\n\t]/gu, '\u00b7')
  return plain.length <= mostOfBody ? plain : `${plain.slice(0, mostOfBody)}… (${body.length} characters)`
}

/** Whatever stands for a key is no longer it, as it is written and as it stands in addresses and forms. */
export function masked(words: string, keys: readonly string[]): string {
  const written = keys.flatMap((key) => (key === '' ? [] : [key, encodeURIComponent(key), inForm(key)]))
  return written.reduce((left, key) => left.replaceAll(key, '•••'), words)
}

const inForm = (key: string): string => new URLSearchParams([[key, '']]).toString().slice(0, -1)
