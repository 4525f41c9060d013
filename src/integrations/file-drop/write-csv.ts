import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { idColumn, type Row } from './delivery-row.ts'

/** Spreadsheets take a file for what it is in UTF-8 by this. */
const mark = '\uFEFF'
const lineEnd = '\r\n'

/** A file with one more row, with its head where it is new; what has the row already is as it was. */
export function addToCsv(before: string | null, row: Row, separator: string): string {
  const line = lineOf(Object.values(row), separator)
  if (before === null) return mark + lineOf(Object.keys(row), separator) + line
  return idsInCsv(before, separator).has(String(row[idColumn])) ? before : before + line
}

export function idsInCsv(content: string, separator: string): Set<string> {
  const rows: string[][] = parse(content, { bom: true, delimiter: separator, relaxColumnCount: true })
  return new Set(rows.slice(1).map(([id = '']) => id))
}

const rowsAsWritten = z.array(z.object({ record: z.array(z.string()), raw: z.string() }))

/** The same file without others' rows. */
export function onlyInCsv(content: string, separator: string, id: string): string {
  const read = parse(content, { bom: true, delimiter: separator, relaxColumnCount: true, raw: true })
  const rows = rowsAsWritten.parse(read)
  const left = rows.filter(({ record }, place) => place === 0 || record[0] === id)
  return left.length === rows.length ? content : left.map(({ raw }) => raw.trimEnd() + lineEnd).join('')
}

const lineOf = (cells: readonly Row[string][], separator: string): string =>
  cells.map((cell) => inCell(cell)).join(separator) + lineEnd

/** What a resident writes must not become a formula where the file is opened: a text that begins like one gets an apostrophe. */
function inCell(cell: Row[string]): string {
  if (typeof cell !== 'string') return String(cell)
  const harmless = /^[\s\p{Cc}]*[=+\-@|%＝＋－＠]/u.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell
  return `"${harmless.replaceAll('"', '""').replaceAll('\0', '')}"`
}
