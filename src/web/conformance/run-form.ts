import { z } from 'zod'
import type { AskedRun } from '#bodies/conformance/run.ts'
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

const placeShape = /^(-?\d{1,2}(?:\.\d{1,12})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,12})?)$/

/** A run as it is asked for. A key is kept only where it may be used. */
export const runForm = z
  .object({
    address: z
      .string(named('address'))
      .trim()
      .refine(isEndpoint, named('address'))
      .transform((typed) => typed.replace(/\/+$/, '')),
    jurisdiction: words('jurisdiction'),
    level: z.enum(['both', 'standard', 'profile'], named('level')),
    writes: z.string().optional(),
    key: z
      .string(named('key'))
      .trim()
      .regex(/^[\x21-\x7e]{0,200}$/, named('key'))
      .default(''),
    updates: z.enum(['move', 'words', 'none'], named('updates')),
    service: words('service'),
    place: z.string(named('place')).trim().default('').transform(readPlace),
  })
  .transform((typed, { addIssue }): Omit<AskedRun, 'body'> => {
    const mayWrite = typed.writes !== undefined
    const wrong = (field: string, message: Mistake) => addIssue({ code: 'custom', message, path: [field] })
    if (mayWrite && typed.key === '') wrong('key', 'noKey')
    if (!mayWrite && typed.key !== '') wrong('writes', 'writes')
    const { writes: _, ...rest } = typed
    return {
      ...rest,
      level: typed.level === 'both' ? null : typed.level,
      key: mayWrite ? typed.key : null,
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
