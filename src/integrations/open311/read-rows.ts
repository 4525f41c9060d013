import { Unreadable } from '#http/exchange.ts'
import { storable } from '#text/storable.ts'
import type { Document } from './read-document.ts'

export type Row = Readonly<Record<string, unknown>>

/** Names under which a list may stand, and of each thing in it. */
export type ListNames = { roots: readonly string[]; each: readonly string[] }

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The rows of a list, however it is wrapped: with its root or without, one where many are expected, an array or a list of
 * elements, or nothing at all. What holds no such list is `Unreadable`, not empty.
 */
export function rowsIn(document: Document, names: ListNames): Row[] {
  const rows = listIn(document, names, 0)
  if (rows === null) throw new Unreadable(`the answer has no ${names.roots[0]}`)
  return rows
}

function listIn(value: unknown, names: ListNames, depth: number): Row[] | null {
  if (Array.isArray(value)) return value.flatMap((one) => (isRow(one) ? unwrapped(one, names) : []))
  if (!isRow(value)) return value === null || value === '' ? [] : null
  if (depth > 3) return null
  const under = [...names.roots, ...names.each].find((name) => Object.hasOwn(value, name))
  if (under === undefined) return null
  const inside = value[under]
  if (!names.each.includes(under)) return listIn(inside, names, depth + 1) ?? oneRow(inside)
  if (isRow(inside)) return [inside]
  return listIn(inside, names, depth + 1)
}

/** In a list, each may stand under its own name: `[{ "request": { … } }]`. */
function unwrapped(row: Row, { each }: ListNames): Row[] {
  const entries = Object.entries(row)
  const [only] = entries
  if (entries.length === 1 && only && each.includes(only[0])) {
    const [, inside] = only
    if (isRow(inside)) return [inside]
    if (Array.isArray(inside)) return inside.filter(isRow)
  }
  return [row]
}

/** Under its root alone, without a name of its own. */
const oneRow = (value: unknown): Row[] | null =>
  isRow(value) && Object.keys(value).length > 0 ? [value] : null

/** What stands under the first of the names that has something, as words; null where none has. */
export function textOf(row: Row, ...names: readonly string[]): string | null {
  for (const name of names) {
    const [first] = Object.hasOwn(row, name) ? leavesOf(row[name]) : []
    if (first !== undefined) return first
  }
  return null
}

/** All that stands under a name: one, several, or with elements around each. */
export const textsOf = (row: Row, name: string): string[] =>
  Object.hasOwn(row, name) ? leavesOf(row[name]) : []

/** True or false, however it is written; null where nothing is said. */
export function truthOf(row: Row, ...names: readonly string[]): boolean | null {
  const said = textOf(row, ...names)?.toLowerCase()
  if (said === undefined) return null
  return ['true', '1', 'yes'].includes(said)
}

export function numberOf(row: Row, ...names: readonly string[]): number | null {
  const said = textOf(row, ...names)
  const number = said === null ? Number.NaN : Number(said.replace(',', '.'))
  return Number.isFinite(number) ? number : null
}

export const rowOf = (row: Row, name: string): Row => {
  const inside = Object.hasOwn(row, name) ? row[name] : null
  return isRow(inside) ? inside : {}
}

/** Every word and number in it, in their order; empty ones are none. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') {
    const words = storable(value).trim()
    return words === '' ? [] : [words]
  }
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leavesOf)
}
