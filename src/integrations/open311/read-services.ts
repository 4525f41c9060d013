import { Unreadable } from '#http/exchange.ts'
import { cleanLine } from '#text/plain-text.ts'
import type { Document } from './read-document.ts'
import { isRow, type ListNames, numberOf, type Row, rowsIn, textOf, textsOf, truthOf } from './read-rows.ts'

const serviceNames: ListNames = { roots: ['services'], each: ['service'] }
const attributeNames: ListNames = { roots: ['attributes'], each: ['attribute'] }
const valueNames: ListNames = { roots: ['values'], each: ['value'] }

/** A kind of problem as another's server lists it. */
export type TheirService = {
  code: string
  name: string
  description: string
  groups: readonly string[]
  keywords: readonly string[]
  /** It has a definition that asks for more. */
  hasDefinition: boolean
  type: string | null
}

export type TheirAttribute = {
  code: string
  /** Asked of whoever reports; else only told. */
  isAsked: boolean
  datatype: string
  isRequired: boolean
  /** Not asked: the program that sends it, or its map, fills it in. */
  isAutomatic: boolean
  hint: string
  order: number
  description: string
  values: readonly { key: string; name: string }[]
}
export type Definition = { service: string; attributes: readonly TheirAttribute[] }

/** What has no code, or one that came before, is passed over. */
export function readServices(document: Document): TheirService[] {
  const services = new Map<string, TheirService>()
  for (const row of rowsIn(document, serviceNames)) {
    const code = textOf(row, 'service_code')
    if (code === null || services.has(code)) continue
    services.set(code, {
      code,
      name: cleanLine(textOf(row, 'service_name') ?? code),
      description: cleanLine(textOf(row, 'description') ?? ''),
      groups: [...textsOf(row, 'groups'), ...textsOf(row, 'group')],
      keywords: (textsOf(row, 'keywords').join(',') || '').split(',').flatMap((one) => one.trim() || []),
      hasDefinition: truthOf(row, 'metadata') ?? false,
      type: textOf(row, 'type')?.toLowerCase() ?? null,
    })
  }
  return [...services.values()]
}

/** Attributes stand in a list of their own, or right under the definition as before 2011; there may be none. As with services the first of a code counts. */
export function readDefinition(document: Document, service: string): Definition {
  return { service, attributes: attributesOf(definitionIn(document)) }
}

function definitionIn(document: Document): Row {
  const whole = Array.isArray(document) ? document[0] : document
  if (!isRow(whole)) throw new Unreadable('the answer has no service_definition')
  const inside = whole['service_definition'] ?? whole['service'] ?? whole
  return isRow(inside) ? inside : {}
}

function attributesOf(definition: Row): TheirAttribute[] {
  if (!('attributes' in definition) && !('attribute' in definition)) return []
  const attributes = new Map<string, TheirAttribute>()
  for (const row of rowsIn(definition, attributeNames)) {
    const code = textOf(row, 'code')
    if (code !== null && !attributes.has(code)) attributes.set(code, attributeOf(row, code))
  }
  return [...attributes.values()].sort((one, other) => one.order - other.order)
}

const attributeOf = (row: Row, code: string): TheirAttribute => ({
  code,
  isAsked: truthOf(row, 'variable') ?? true,
  datatype: textOf(row, 'datatype')?.toLowerCase() ?? 'string',
  isRequired: truthOf(row, 'required') ?? false,
  isAutomatic: textOf(row, 'automated') !== null,
  hint: cleanLine(textOf(row, 'datatype_description') ?? ''),
  order: numberOf(row, 'order') ?? Number.MAX_SAFE_INTEGER,
  description: cleanLine(textOf(row, 'description') ?? code).replace(/\s*:$/, ''),
  values: 'values' in row ? valuesOf(row) : [],
})

function valuesOf(row: Row): TheirAttribute['values'] {
  const values = new Map<string, { key: string; name: string }>()
  for (const value of rowsIn({ values: row['values'] }, valueNames)) {
    const key = textOf(value, 'key')
    if (key === null || values.has(key)) continue
    values.set(key, { key, name: cleanLine(textOf(value, 'name') ?? key) })
  }
  return [...values.values()]
}
