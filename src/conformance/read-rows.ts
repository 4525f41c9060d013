import { Broken } from './check.ts'
import { answered, demand } from './demand.ts'
import { type Exchanged, textOf } from './exchanged.ts'
import { NotWellFormed, type ReadElement, readXml } from './read-xml.ts'

export type Format = 'xml' | 'json'
export const formats = ['xml', 'json'] as const satisfies readonly Format[]

/** What a field holds, the same whichever format told it: words, nothing, a list, or fields. */
export type Neutral = string | null | readonly Neutral[] | Fields
export type Fields = { readonly [name: string]: Neutral }

/** How an answer is framed: the root that XML has and JSON drops, and what each row is called. */
export type Frame = { root: string; each: string | null }

/** Elements that hold a list, and what each in it is called: an array in JSON, also with one in it or none. */
export const lists: Readonly<Record<string, string>> = {
  endpoints: 'endpoint',
  formats: 'format',
  attributes: 'attribute',
  values: 'value',
  notes: 'note',
  photos: 'photo',
  groups: 'group',
}

/** The rows of an answer; of one that is a single object, that alone. Breaks the rule where they can't be read. */
export function rowsOf(exchanged: Exchanged, format: Format, frame: Frame): Fields[] {
  answered(exchanged)
  return format === 'xml' ? xmlRows(exchanged, frame) : jsonRows(exchanged, frame)
}

function xmlRows(exchanged: Exchanged, { root: wanted, each }: Frame): Fields[] {
  const root = rootOf(exchanged)
  demand(root.name === wanted, `The root is <${root.name}>; it should be <${wanted}>.`, exchanged)
  if (each === null) return [fieldsOf(root)]
  const stray = root.children.find(({ name }) => name !== each)
  demand(!stray, `<${root.name}> holds <${stray?.name}>; it should hold <${each}> alone.`, exchanged)
  return root.children.map(fieldsOf)
}

/** The document's root element. Breaks the rule where it is not well-formed. */
export function rootOf(exchanged: Exchanged): ReadElement {
  try {
    return readXml(textOf(exchanged))
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error
    throw new Broken(`The XML is not well-formed: ${error.message}.`, exchanged)
  }
}

function jsonRows(exchanged: Exchanged, { root, each }: Frame): Fields[] {
  const json = jsonOf(exchanged)
  if (each === null) {
    demand(isObject(json), `The JSON is not an object, as ${root} should be.`, exchanged)
    demand(!Object.hasOwn(json, root), `The JSON has its root, "${root}", which is dropped.`, exchanged)
    return [neutralFields(json)]
  }
  demand(Array.isArray(json), `The JSON is not an array, as ${root} should be.`, exchanged)
  const rows = json.filter(isObject)
  demand(rows.length === json.length, `The array holds what is no object.`, exchanged)
  return rows.map(neutralFields)
}

/** What the JSON says. Breaks the rule where it is none. */
export function jsonOf(exchanged: Exchanged): unknown {
  try {
    return JSON.parse(textOf(exchanged))
  } catch {
    throw new Broken('The answer is not JSON.', exchanged)
  }
}

/** The rows as JSON has them, with the types it has. */
export const plainRows = (exchanged: Exchanged): Record<string, unknown>[] => {
  const json = jsonOf(exchanged)
  demand(Array.isArray(json), 'The JSON is not an array.', exchanged)
  return json.filter(isObject)
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fieldsOf = ({ children }: ReadElement): Fields =>
  Object.fromEntries(children.map((child) => [child.name, neutralOf(child)]))

function neutralOf(element: ReadElement): Neutral {
  const { name, children, text } = element
  const each = lists[name]
  if (each !== undefined && (children.length > 0 || text.trim() === ''))
    return children.filter((child) => child.name === each).map(neutralOf)
  if (children.length > 0) return fieldsOf(element)
  return text === '' ? null : text
}

const neutralFields = (object: Record<string, unknown>): Fields =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, neutralJson(value)]))

function neutralJson(value: unknown): Neutral {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.map(neutralJson)
  return isObject(value) ? neutralFields(value) : String(value)
}

/** The words of a field; empty where it is missing, empty, or no words. */
export const wordsOf = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

/** The rows of a list inside; none where there is none. */
export const listOf = (fields: Fields, name: string): readonly Fields[] => {
  const value = fields[name]
  return Array.isArray(value) ? value.filter(isFields) : []
}

export const isFields = (value: Neutral): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
