import { assumedFields, type FieldName, listFields } from './assumptions.ts'

export type Value = string | number | boolean | readonly string[] | readonly Values[]
/** What is said, in our words; what is null or left out is not said. */
export type Values = { readonly [Name in FieldName]?: Value | null }
/** What was said to us, by our words: not looked at yet. */
export type Told = { readonly [Name in FieldName]?: unknown }
/** What they call it, by our words. */
export type Names = Readonly<Record<FieldName, string>>

const isList = (field: FieldName): boolean => (listFields as readonly FieldName[]).includes(field)
const fieldNames = Object.keys(assumedFields) as FieldName[]

/** As assumed, but for what a body's settings say. */
export const namesOf = (corrected: Partial<Record<FieldName, string | undefined>>): Names => {
  const said = Object.entries(corrected).filter(([, name]) => name !== undefined)
  return { ...assumedFields, ...Object.fromEntries(said) }
}

/** What they call what comes several times. */
export const listNames = (names: Names): ReadonlySet<string> =>
  new Set(listFields.map((field) => names[field]))

export type Theirs = { readonly [name: string]: string | number | boolean | readonly (string | Theirs)[] }

/** Said in their words. */
export function toTheirs(values: Values, names: Names): Theirs {
  const said: Record<string, Theirs[string]> = {}
  for (const field of fieldNames) {
    const value = values[field]
    if (value === undefined || value === null) continue
    said[names[field]] = isOneValue(value)
      ? value
      : value.map((one) => (typeof one === 'string' ? one : toTheirs(one, names)))
  }
  return said
}

const isOneValue = (value: Value): value is string | number | boolean => typeof value !== 'object'

/** Heard in our words; what we have no word for is left out. A list of one may come as that one. */
export function toOurs(told: unknown, names: Names): Told {
  if (!isRecord(told)) return {}
  const heard: Partial<Record<FieldName, unknown>> = {}
  for (const field of fieldNames) {
    const value = told[names[field]]
    if (value === undefined || value === null || value === '') continue
    heard[field] = isList(field)
      ? asList(value).map((one) => (isRecord(one) ? toOurs(one, names) : one))
      : value
  }
  return heard
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
