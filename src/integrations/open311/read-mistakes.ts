import { leavesOf, type Row, textOf } from './read-rows.ts'

/** What a server says is wrong: its code, its words, or one of them. */
export type Mistake = { code: string | null; words: string }

const roots = ['errors', 'error', 'error_messages', 'error_message'] as const

/**
 * In all the shapes there are: `errors/error`, an array, `{ errors: {} }`, `{ error: { message } }`, `error_messages`. Null
 * where a document is about something else.
 */
export function mistakesIn(document: unknown): Mistake[] | null {
  if (Array.isArray(document)) {
    const rows = document.filter((one): one is Row => typeof one === 'object' && one !== null)
    const isOfMistakes = rows.length > 0 && rows.every((row) => 'code' in row && 'description' in row)
    return isOfMistakes && !rows.some((row) => 'service_request_id' in row) ? rows.map(mistakeOf) : null
  }
  if (typeof document !== 'object' || document === null) return null
  const root = roots.find((name) => Object.hasOwn(document, name))
  return root === undefined ? null : mistakesUnder((document as Row)[root])
}

function mistakesUnder(value: unknown): Mistake[] {
  if (Array.isArray(value)) return value.flatMap(mistakesUnder)
  if (typeof value !== 'object' || value === null)
    return leavesOf(value).map((words) => ({ code: null, words }))
  const row = value as Row
  const inside = roots.find((name) => Object.hasOwn(row, name))
  if (inside !== undefined) return mistakesUnder(row[inside])
  return leavesOf(row).length > 0 ? [mistakeOf(row)] : []
}

function mistakeOf(row: Row): Mistake {
  const words = textOf(row, 'description', 'message')
  return { code: textOf(row, 'code'), words: words ?? leavesOf(row).join(', ') }
}
