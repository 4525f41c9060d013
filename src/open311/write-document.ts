import { type Element, element, renderElement, renderXml, xmlDeclaration } from '#text/xml.ts'
import { type Document, type Fields, isRows, type Rows, type Value } from './document.ts'

export type Format = 'xml' | 'json'

/** As the specification says each is named. */
export const contentTypes: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

export const writeDocument: Readonly<Record<Format, (document: Document) => string>> = {
  xml: ({ root, content }) => renderXml(element(root, childrenOf(content))),
  json: ({ content }) => JSON.stringify(plain(content)),
}

/** What stands around rows and between them, where they are written one by one. */
export type Frame = { before: string; between: string; after: string }

export const frameOf: Readonly<Record<Format, (root: string) => Frame>> = {
  xml: (root) => ({ before: `${xmlDeclaration}<${root}>`, between: '', after: `</${root}>\n` }),
  json: () => ({ before: '[', between: ',', after: ']' }),
}

export const writeRow: Readonly<Record<Format, (each: string, row: Fields) => string>> = {
  xml: (each, row) => renderElement(written(each, row)),
  json: (_, row) => JSON.stringify(plain(row)),
}

/** A document's content after the "Spark convention": without its root, and what has rows of one kind as an array. */
export function plain(value: Value): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isRows(value)) return value.rows.map(plain)
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inside]) => (inside === undefined ? [] : [[name, plain(inside)]])),
  )
}

const childrenOf = (content: Rows | Fields): Element[] =>
  isRows(content)
    ? content.rows.map((row) => written(content.each, row))
    : Object.entries(content).flatMap(([name, value]) => (value === undefined ? [] : [written(name, value)]))

function written(name: string, value: Value): Element {
  if (value === null) return element(name)
  return element(name, typeof value === 'object' ? childrenOf(value) : String(value))
}
