import { readFileSync } from 'node:fs'

export type Schema = {
  $ref?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  required?: string[]
  items?: Schema
  properties?: Record<string, Schema>
  minimum?: number
  maximum?: number
  minItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
}

/** One of the schemas that are published, by its name in `docs`. */
export const readSchema = (name: string): Schema =>
  JSON.parse(readFileSync(new URL(`../docs/${name}.schema.json`, import.meta.url), 'utf8'))

/** As much of JSON Schema as ours uses; and nothing may be there that it does not describe. `whole`: where references lead. */
export function faults(rule: Schema, value: unknown, path: string, whole: object = {}): string[] {
  if (rule.$ref !== undefined) return faults(referredTo(whole, rule.$ref), value, path, whole)
  const choices = rule.oneOf ?? rule.anyOf
  if (choices) {
    const tried = choices.map((choice) => faults(choice, value, path, whole))
    return tried.some(({ length }) => length === 0)
      ? []
      : [`${path}: is none of what it may be`, ...tried.flat()]
  }
  if (rule.const !== undefined) return value === rule.const ? [] : [`${path}: is not ${rule.const}`]
  if (rule.enum) return rule.enum.includes(value) ? [] : [`${path}: is none of ${rule.enum}`]
  const types = [rule.type ?? []].flat()
  if (!types.some((type) => isOfType(type, value))) return [`${path}: is no ${types.join(' or ')}`]
  if (typeof value === 'string') return stringFaults(rule, value, path)
  if (typeof value === 'number') return numberFaults(rule, value, path)
  if (Array.isArray(value))
    return [
      ...(value.length < (rule.minItems ?? 0) ? [`${path}: is too short`] : []),
      ...value.flatMap((one, place) => faults(rule.items ?? {}, one, `${path}/${place}`, whole)),
    ]
  return value === null ? [] : objectFaults(rule, new Map(Object.entries(Object(value))), path, whole)
}

/** What a reference within a document leads to. */
export function referredTo(whole: object, reference: string): Schema {
  const steps = reference.replace(/^#\//, '').split('/')
  const found = steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), whole)
  if (typeof found !== 'object' || found === null) throw new Error(`${reference} leads nowhere`)
  return found
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
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
}

function stringFaults(
  { format, pattern, minLength = 0, maxLength = Infinity }: Schema,
  value: string,
  path: string,
): string[] {
  const isRight =
    value.length >= minLength &&
    value.length <= maxLength &&
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
  whole: object,
) {
  const given = [...fields].filter(([, value]) => value !== undefined)
  return [
    ...required.flatMap((name) => (fields.get(name) === undefined ? [`${path}/${name}: is missing`] : [])),
    ...given.flatMap(([name, value]): string[] => {
      const rule = properties[name]
      return rule ? faults(rule, value, `${path}/${name}`, whole) : [`${path}/${name}: is not described`]
    }),
  ]
}
