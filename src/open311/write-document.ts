import { escapeXml, xmlDeclaration } from '#text/xml.ts'
import { type Document, type Fields, isRows, type Rows, type Value } from './document.ts'

export type Format = 'xml' | 'json'

/** As the specification says each is named. */
export const contentTypes: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

export const writeDocument: Readonly<Record<Format, (document: Document) => string>> = {
  xml: ({ root, content }) => `${xmlDeclaration}${written(root, content)}\n`,
  json: ({ content }) => JSON.stringify(plain(content)),
}

/** What stands around rows and between them, where they are written one by one. */
export type Frame = { before: string; between: string; after: string }

export const frameOf: Readonly<Record<Format, (root: string) => Frame>> = {
  xml: (root) => ({ before: `${xmlDeclaration}<${root}>`, between: '', after: `</${root}>\n` }),
  json: () => ({ before: '[', between: ',', after: ']' }),
}

export const writeRow: Readonly<Record<Format, (each: string, row: Fields) => string>> = {
  xml: written,
  json: (_, row) => JSON.stringify(plain(row)),
}

/** A document's content after the "Spark convention": without its root, and what has rows of one kind as an array. */
function plain(value: Value): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isRows(value)) return value.rows.map(plain)
  const entries = Object.entries(value)
  // What is undefined JSON leaves out by itself; most requests are plain as they are.
  if (!entries.some(([, inside]) => typeof inside === 'object' && inside !== null)) return value
  return Object.fromEntries(
    entries.map(([name, inside]) => [name, inside === undefined ? inside : plain(inside)]),
  )
}

const inside = (content: Rows | Fields): string =>
  isRows(content)
    ? content.rows.map((row) => written(content.each, row)).join('')
    : Object.entries(content)
        .map(([name, value]) => (value === undefined ? '' : written(name, value)))
        .join('')

function written(name: string, value: Value): string {
  if (value === null || value === '') return `<${name}/>`
  const words = typeof value === 'object' ? inside(value) : escapeXml(String(value))
  return words === '' ? `<${name}/>` : `<${name}>${words}</${name}>`
}
