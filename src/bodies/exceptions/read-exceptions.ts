import { z } from 'zod'
import type { Shape } from '#geo/shape.ts'
import { categoryByCode } from '../catalogue.ts'
import { type Exception, type ExceptionKind, exceptionKinds } from './exception.ts'
import { drawnGeometry } from './ground-schema.ts'
import { parseHours } from './hours.ts'

/** An exception as its body's file tells it. */
export type WrittenException = Omit<Exception, 'id' | 'body' | 'hasAddress'> & { address: string | null }
export type ReadExceptions =
  | { ok: true; exceptions: readonly WrittenException[] }
  | { ok: false; faults: readonly string[] }

/** What the column `kind` may say. */
const kindWords: Readonly<Record<string, ExceptionKind>> = {
  övertar: 'takes_over',
  'vi sköter': 'takes_over',
  entreprenör: 'contractor',
  'entreprenör direkt': 'contractor',
  skötselyta: 'unit',
}

const metresOfLine = 10

const categoryCodes = z
  .string()
  .default('')
  .transform((words) => words.split(/[,;\s]+/).filter((word) => word !== ''))
  .refine(
    (codes) => codes.every((code) => categoryByCode(code) !== undefined),
    'names a category that is not in the catalogue',
  )

const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim())

const feature = z.object({
  properties: z.object({
    id: text.refine((id) => id !== '', 'is empty'),
    kind: text
      .transform((kind) => kindWords[kind.toLowerCase()])
      .pipe(z.enum(exceptionKinds, `is none of ${Object.keys(kindWords).join(', ')}`)),
    name: text.refine((name) => name !== '', 'is empty'),
    categories: categoryCodes,
    hours: text.default('').transform((words, context) => {
      const hours = words === '' ? null : parseHours(words)
      if (words !== '' && !hours)
        context.addIssue('is not written as "mån-fre 16:00-07:00; lör-sön 00:00-24:00"')
      return hours
    }),
    rank: z.coerce.number().int('is no whole number').default(100),
    metres: z.coerce.number().positive('is no number above 0').max(200, 'is above 200').default(metresOfLine),
    address: z
      .union([z.literal(''), z.null(), z.email('is no e-mail address')])
      .optional()
      .transform((address) => address || null),
  }),
  geometry: drawnGeometry,
})

const file = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1) })

/** Reads a GeoJSON file of exceptions: all of it, or every fault with the feature it is in. */
export function readExceptions(json: string): ReadExceptions {
  const collection = file.safeParse(parsed(json))
  if (!collection.success)
    return { ok: false, faults: ['The file is no GeoJSON FeatureCollection with at least one feature.'] }
  const faults: string[] = []
  const exceptions = collection.data.features.flatMap((written, place) => {
    const read = feature.safeParse(written)
    if (read.success) return [exceptionOf(read.data)]
    faults.push(...read.error.issues.map((issue) => `Feature ${place + 1}, ${sayIssue(issue)}`))
    return []
  })
  faults.push(...contractorsWithout(exceptions), ...namesakes(exceptions))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, exceptions }
}

function exceptionOf({ properties, geometry: drawn }: z.infer<typeof feature>): WrittenException {
  const { id, metres, ...told } = properties
  const isLine = drawn.type === 'LineString' || drawn.type === 'MultiLineString'
  const shape: Shape = { geometry: drawn, metres: isLine ? metres : 0 }
  return { ...told, code: id, shape }
}

const contractorsWithout = (exceptions: readonly WrittenException[]): string[] =>
  exceptions
    .filter(({ kind, address }) => kind === 'contractor' && !address)
    .map(({ code }) => `${code}, address: a contractor needs one.`)

function namesakes(exceptions: readonly WrittenException[]): string[] {
  const codes = exceptions.map(({ code }) => code)
  return [...new Set(codes.filter((code, place) => codes.indexOf(code) !== place))].map(
    (code) => `${code}, id: used more than once.`,
  )
}

const sayIssue = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `${path.filter((part) => part !== 'properties').join(' ') || 'feature'}: ${message}.`

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
