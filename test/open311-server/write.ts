import { type Element, element, renderXml } from '#text/xml.ts'
import type { Style } from './style.ts'

export type Format = 'xml' | 'json'
export type Answer = { status: number; headers: Record<string, string>; body: string }
export type Fields = Record<string, unknown>

type Listing = { root: string; each: string; rows: readonly Fields[] }

/** A list as the style writes it; one thing that was asked for is a list of one. */
export function writeList(style: Style, format: Format, { root, each, rows }: Listing, status = 200): Answer {
  if (format === 'xml') {
    const inside = rows.map((row) => elementOf(each, row))
    return answer(style, format, status, renderXml(element(root, inside, style.rootAttributes)))
  }
  const meta = { total: rows.length, limit: 25, offset: 0 }
  const shapes = { bare: rows, wrapped: { [root]: rows }, meta: { requests: rows, meta } }
  return answer(
    style,
    format,
    status,
    JSON.stringify(shapes[root === 'service_requests' || style.json === 'wrapped' ? style.json : 'bare']),
  )
}

export function writeObject(
  style: Style,
  format: Format,
  root: string,
  fields: Fields,
  status = 200,
): Answer {
  const body = format === 'xml' ? renderXml(elementOf(root, fields)) : JSON.stringify(fields)
  return answer(style, format, status, body)
}

/** A nested answer to a post, as one server's JSON has it. */
export const writeNested = (style: Style, format: Format, row: Fields, status: number): Answer =>
  format === 'xml'
    ? writeObject(style, format, 'service_requests', { request: row }, status)
    : writeObject(style, format, '', { service_requests: { request: row } }, status)

export function writeMistake(style: Style, format: Format, status: number, words: string): Answer {
  const said = status === 400 ? style.refusal : status
  if (style.mistakes === 'error_messages')
    return writeObject(
      style,
      format,
      'error_messages',
      format === 'json' ? { error_messages: [words] } : { error_message: words },
      said,
    )
  if (style.mistakes === 'error' && format === 'json')
    return writeObject(style, format, 'error', { error: { code: said, message: words } }, said)
  const mistake = { code: String(said), description: words }
  return writeList(
    { ...style, json: 'bare' },
    format,
    { root: 'errors', each: 'error', rows: [mistake] },
    said,
  )
}

export const page = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
})

const answer = ({ types }: Style, format: Format, status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': types[format] },
  body,
})

/** Lists repeat their element. What is nothing is an empty one. */
function elementOf(name: string, value: unknown): Element {
  if (value === null || value === undefined) return element(name)
  if (typeof value !== 'object') return element(name, String(value))
  return element(
    name,
    Object.entries(value).flatMap(([key, inside]) =>
      Array.isArray(inside) ? inside.map((one) => elementOf(key, one)) : [elementOf(key, inside)],
    ),
  )
}
