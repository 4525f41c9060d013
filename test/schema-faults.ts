import { readFileSync } from 'node:fs'

type Schema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  required?: string[]
  items?: Schema
  properties?: Record<string, Schema>
  minimum?: number
  maximum?: number
  minLength?: number
  pattern?: string
  format?: string
}

/** One of the schemas that are published, by its name in `docs`. */
export const readSchema = (name: string): Schema =>
  JSON.parse(readFileSync(new URL(`../docs/${name}.schema.json`, import.meta.url), 'utf8'))

/** As much of JSON Schema as ours uses; and nothing may be there that it does not describe. */
export function faults(rule: Schema, value: unknown, path: string): string[] {
  if (rule.const !== undefined) return value === rule.const ? [] : [`${path}: is not ${rule.const}`]
  if (rule.enum) return rule.enum.includes(value) ? [] : [`${path}: is none of ${rule.enum}`]
  const types = [rule.type ?? []].flat()
  if (!types.some((type) => isOfType(type, value))) return [`${path}: is no ${types.join(' or ')}`]
  if (typeof value === 'string') return stringFaults(rule, value, path)
  if (typeof value === 'number') return numberFaults(rule, value, path)
  if (Array.isArray(value))
    return value.flatMap((one, place) => faults(rule.items ?? {}, one, `${path}/${place}`))
  return value === null ? [] : objectFaults(rule, new Map(Object.entries(Object(value))), path)
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

const formats: Record<string, RegExp> = {
  uri: /^https?:\/\/\S+$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  email: /^\S+@\S+$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
}

function stringFaults({ format, pattern, minLength = 0 }: Schema, value: string, path: string): string[] {
  const isRight =
    value.length >= minLength &&
    (!format || formats[format]?.test(value)) &&
    (!pattern || new RegExp(pattern).test(value))
  return isRight ? [] : [`${path}: is badly formed`]
}

const numberFaults = ({ minimum, maximum }: Schema, value: number, path: string): string[] =>
  value >= (minimum ?? value) && value <= (maximum ?? value) ? [] : [`${path}: is out of range`]

function objectFaults(
  { required = [], properties = {} }: Schema,
  fields: Map<string, unknown>,
  path: string,
) {
  const given = [...fields].filter(([, value]) => value !== undefined)
  return [
    ...required.flatMap((name) => (fields.get(name) === undefined ? [`${path}/${name}: is missing`] : [])),
    ...given.flatMap(([name, value]): string[] => {
      const rule = properties[name]
      return rule ? faults(rule, value, `${path}/${name}`) : [`${path}/${name}: is not described`]
    }),
  ]
}
