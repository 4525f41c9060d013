import { assumedFields, type FieldName, listFields } from './assumptions.ts'

export type Value = string | number | boolean | readonly string[] | readonly Values[]
/** What is said, in our words; what is null or left out is not said. */
export type Values = { readonly [Name in FieldName]?: Value | null }
/** What was said to us, by our words: not looked at yet. */
export type Told = { readonly [Name in FieldName]?: unknown }
/** What they call it, by our words; `position.lat` is `lat` within `position`. */
export type Names = Readonly<Record<FieldName, string>>

const isList = (field: FieldName): boolean => (listFields as readonly FieldName[]).includes(field)
const fieldNames = Object.keys(assumedFields) as FieldName[]

/** As assumed, but for what a body's settings say. */
export const namesOf = (corrected: Partial<Record<FieldName, string | undefined>>): Names => {
  const said = Object.entries(corrected).filter(([, name]) => name !== undefined)
  return { ...assumedFields, ...Object.fromEntries(said) }
}

/** What they call what comes several times: of a way, its last step. */
export const listNames = (names: Names): ReadonlySet<string> =>
  new Set(listFields.map((field) => names[field].split('.').at(-1) ?? ''))

export type Theirs = {
  readonly [name: string]: string | number | boolean | Theirs | readonly (string | Theirs)[]
}
type Written = { [name: string]: Theirs[string] }

/** Said in their words. */
export function toTheirs(values: Values, names: Names): Theirs {
  const said: Written = {}
  for (const field of fieldNames) {
    const value = values[field]
    if (value === undefined || value === null) continue
    const theirs = isOneValue(value)
      ? value
      : value.map((one) => (typeof one === 'string' ? one : toTheirs(one, names)))
    put(said, names[field].split('.'), theirs)
  }
  return said
}

function put(into: Written, [name = '', ...within]: readonly string[], value: Theirs[string]): void {
  if (within.length === 0) {
    into[name] = value
    return
  }
  const there = into[name]
  const inner: Written = typeof there === 'object' && !isSeveral(there) ? { ...there } : {}
  put(inner, within, value)
  into[name] = inner
}

export const isSeveral = (value: Theirs[string]): value is readonly (string | Theirs)[] =>
  Array.isArray(value)
const isOneValue = (value: Value): value is string | number | boolean => typeof value !== 'object'

/** Heard in our words; what we have no word for is left out. A list of one may come as that one. */
export function toOurs(told: unknown, names: Names): Told {
  const heard: Partial<Record<FieldName, unknown>> = {}
  for (const field of fieldNames) {
    const value = found(told, names[field].split('.'))
    if (value === undefined || value === null || value === '') continue
    heard[field] = isList(field)
      ? asList(value).map((one) => (isRecord(one) ? toOurs(one, names) : one))
      : value
  }
  return heard
}

const found = (told: unknown, way: readonly string[]): unknown =>
  way.reduce<unknown>(
    (inner, name) => (isRecord(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    told,
  )

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
