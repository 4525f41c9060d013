import { z } from 'zod'
import type { AskedRun } from '#bodies/conformance/run.ts'
import { serverChecks } from '#conformance/as-server/server-checks.ts'
import type { Messages } from '#i18n/messages.ts'
import { cleanLine } from '#text/plain-text.ts'

type Mistake = keyof Messages['pages']['trying']['form']['mistakes']
const named = (mistake: Mistake): Mistake => mistake

const isEndpoint = (typed: string): boolean =>
  typed.length <= 500 && /^https?:\/\/[^\s?#@\\]+$/.test(typed) && URL.canParse(typed)

const words = (mistake: Mistake) =>
  z
    .string(mistake)
    .default('')
    .transform(cleanLine)
    .refine((typed) => typed.length <= 100, mistake)
    .transform((typed) => typed || null)

const address = z
  .string(named('address'))
  .trim()
  .transform((typed) => typed.replace(/\/+$/, ''))

const discovery = z
  .string(named('discovery'))
  .trim()
  .default('')
  .refine((typed) => typed === '' || isEndpoint(typed), named('discovery'))
  .transform((typed) => typed.replace(/\.(?:xml|json)$/, '') || null)

const key = (mistake: Mistake) =>
  z
    .string(mistake)
    .trim()
    .regex(/^[\x21-\x7e]{0,200}$/, mistake)
    .default('')

const rules = new Set(serverChecks.flatMap(({ id, area }) => [id, area]))
const only = z
  .string(named('only'))
  .default('')
  .transform((typed) => typed.split(',').flatMap((one) => one.trim() || []))
  .refine((some) => some.every((one) => rules.has(one)), named('only'))
  .transform((some) => (some.length > 0 ? some : null))

const placeShape = /^(-?\d{1,2}(?:\.\d{1,12})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,12})?)$/

/** A run as it is asked for. Keys are kept only where they may be used. */
export const runForm = z
  .object({
    address: address.refine(isEndpoint, named('address')),
    jurisdiction: words('jurisdiction'),
    level: z.enum(['both', 'standard', 'profile'], named('level')),
    writes: z.string().optional(),
    key: key('key'),
    updates: z.enum(['move', 'words', 'none'], named('updates')),
    service: words('service'),
    place: z.string(named('place')).trim().default('').transform(readPlace),
    readsByKey: z.string().optional(),
    batchService: words('batchService'),
    batchKey: key('batchKey'),
    ...{ discovery, only },
  })
  .transform((typed, { addIssue }): Omit<AskedRun, 'body'> => {
    const { writes, level, readsByKey, ...rest } = typed
    const mayWrite = writes !== undefined
    const wrong = (field: string, message: Mistake) => addIssue({ code: 'custom', message, path: [field] })
    if (mayWrite && typed.key === '') wrong('key', 'noKey')
    if (!mayWrite && typed.key !== '') wrong('writes', 'writes')
    if (!mayWrite && (typed.batchKey !== '' || typed.batchService !== null)) wrong('writes', 'batch')
    if (!mayWrite && readsByKey !== undefined) wrong('readsByKey', 'readsByKey')
    return {
      ...rest,
      level: level === 'both' ? null : level,
      key: mayWrite ? typed.key : null,
      batchKey: mayWrite && typed.batchKey !== '' ? typed.batchKey : null,
      readsByKey: readsByKey !== undefined,
    }
  })

function readPlace(typed: string, { addIssue }: z.RefinementCtx): AskedRun['place'] {
  if (typed === '') return null
  const [, lat, long] = placeShape.exec(typed)?.map(Number) ?? []
  if (lat !== undefined && long !== undefined && Math.abs(lat) <= 90 && Math.abs(long) <= 180)
    return { lat, long }
  addIssue({ code: 'custom', message: named('place') })
  return z.NEVER
}
