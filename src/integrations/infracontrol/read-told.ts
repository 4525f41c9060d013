import { z } from 'zod'
import type { Told } from './translate.ts'

// Over XML all are texts; over JSON ids may be numbers.
const word = z.union([z.string(), z.number()]).transform((said) => String(said).trim())
const words = word.optional().transform((said) => said ?? '')
/** Swedish programs write 57,9303 too. */
const degrees = word.transform((said) => Number(said.replace(',', '.'))).pipe(z.number().finite())
const number = word.pipe(z.string().regex(/^[1-9]\d{0,11}$/)).transform(Number)
const truth = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((said) => said === true || (typeof said === 'string' && /^(true|1|ja)$/i.test(said)))
const several = z
  .array(z.unknown())
  .optional()
  .transform((said) => said ?? [])

/** A case as they tell of it; of ours with our reference and number. */
const toldCase = z.object({
  externalId: word.pipe(z.string().min(1).max(200)),
  reference: words,
  number: number.optional().catch(undefined),
  state: words,
  changedAt: words,
  receivedAt: words,
})
export type ToldCase = z.output<typeof toldCase>

const toldEvent = toldCase.extend({
  eventId: words,
  kind: words,
  origin: words,
  at: words,
  registeredAt: words,
  publicText: words,
  internalText: words,
  plannedFor: words,
  unit: words,
  photoUrls: z
    .array(word)
    .optional()
    .catch([])
    .transform((said) => said ?? []),
  category: words,
  title: words,
  description: words,
  lat: degrees.optional().catch(undefined),
  lon: degrees.optional().catch(undefined),
  isPublic: truth.catch(false),
})
export type ToldEvent = z.output<typeof toldEvent>

const page = z.object({ cases: several, events: several, hasMore: truth.catch(false) })

/** What can't be understood even by half (it says of no case) is left out. */
const readable = <T>(schema: z.ZodType<T>, rows: readonly unknown[]): T[] =>
  rows.flatMap((row) => {
    const read = schema.safeParse(row)
    return read.success ? [read.data] : []
  })

/** The one case told of, wherever in the answer it stands. */
export function caseIn(told: Told): ToldCase | null {
  const { cases } = page.parse(told)
  return readable<ToldCase>(toldCase, cases.length > 0 ? cases : [told])[0] ?? null
}

export function casesIn(told: Told): { cases: ToldCase[]; hasMore: boolean; length: number } {
  const { cases, hasMore } = page.parse(told)
  return { cases: readable<ToldCase>(toldCase, cases), hasMore, length: cases.length }
}

export function eventsIn(told: Told): { events: ToldEvent[]; hasMore: boolean; length: number } {
  const { events, hasMore } = page.parse(told)
  return { events: readable<ToldEvent>(toldEvent, events), hasMore, length: events.length }
}

const standing = z.object({
  now: words,
  states: z
    .array(word)
    .optional()
    .catch([])
    .transform((said) => said ?? []),
  categories: z
    .array(word)
    .optional()
    .catch([])
    .transform((said) => said ?? []),
})

/** What it says of itself when it is looked at. */
export const standingIn = (told: Told) => standing.parse(told)
