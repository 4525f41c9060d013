import type { OutAnswer } from '#http/exchange.ts'
import { type Element, element, renderXml } from '#text/xml.ts'
import { type Format, type Frame, lists } from '../read-rows.ts'

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }
type Row = Readonly<Record<string, Value>>

type Writing = {
  frame: Frame
  rows: readonly Row[]
  status?: number
  headers?: Readonly<Record<string, string>>
}

/** What the kit's own server answers with, as GeoReport v2 writes it. */
export const writeAnswer = (
  format: Format,
  { frame, rows, status = 200, headers = {} }: Writing,
): OutAnswer => ({
  status,
  headers: { 'content-type': types[format], ...headers },
  body: Buffer.from(
    format === 'xml' ? renderXml(rootOf(frame, rows)) : JSON.stringify(frame.each ? rows : rows[0]),
  ),
})

const types = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' } as const

function rootOf({ root, each }: Frame, rows: readonly Row[]): Element {
  if (each === null) return element(root, fieldsOf(rows[0] ?? {}))
  return element(
    root,
    rows.map((row) => element(each, fieldsOf(row))),
  )
}

const fieldsOf = (row: Row): Element[] => Object.entries(row).map(([name, value]) => fieldOf(name, value))

function fieldOf(name: string, value: Value): Element {
  if (value === null) return element(name)
  if (Array.isArray(value))
    return element(
      name,
      value.map((one: Value) => fieldOf(lists[name] ?? 'value', one)),
    )
  return typeof value === 'object' ? element(name, fieldsOf(value as Row)) : element(name, String(value))
}
