import { z } from 'zod'

/** Which tables between their words and ours a kind's settings have. */
export type MappingShape = {
  /** How one of our categories is written: as their word alone, or as `service` beside more; null: there is no table. */
  categories: 'word' | 'service' | null
  /** Their words for how a case stands, each with what it does to one here. */
  states: boolean
}

const table = z.object({ additionalProperties: z.unknown() }).loose()
const aWord = z.object({ type: z.literal('string') }).loose()
const aService = z.object({ properties: z.object({ service: z.unknown().refine(Boolean) }).loose() }).loose()
const described = z.object({ properties: z.record(z.string(), z.unknown()) }).loose()

/** Read from the schema itself, so that a kind of tomorrow has its tables here as well. */
export function mappingShape(settings: z.ZodType): MappingShape {
  const read = described.safeParse(z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }))
  if (!read.success) return { categories: null, states: false }
  const { categories, states } = read.data.properties
  const ofCategories = table.safeParse(categories)
  return {
    categories: ofCategories.success ? shapeOf(ofCategories.data.additionalProperties) : null,
    states: table.safeParse(states).success,
  }
}

function shapeOf(written: unknown): MappingShape['categories'] {
  if (aWord.safeParse(written).success) return 'word'
  return aService.safeParse(written).success ? 'service' : null
}

const anyTable = z.record(z.string(), z.unknown()).catch({})
const tables = z.object({ categories: anyTable, states: anyTable }).catch({ categories: {}, states: {} })
const service = z.object({ service: z.string() }).loose()

/** Their word for each of our categories that the settings have one for. */
export const wordsOfCategories = (settings: unknown): Map<string, string> =>
  new Map(
    Object.entries(tables.parse(settings).categories).flatMap(([code, written]) => {
      const word = typeof written === 'string' ? written : service.safeParse(written).data?.service
      return word === undefined ? [] : [[code, word] as const]
    }),
  )

const others = z
  .object({
    otherCategories: service.nullable().catch(null),
    otherCategory: z.number().nullable().catch(null),
  })
  .partial()
  .catch({})

/** Their word for all that the table has none for; null where the settings have none. */
export function wordForOthers(settings: unknown): string | null {
  const { otherCategories, otherCategory } = others.parse(settings)
  return otherCategories?.service ?? (otherCategory == null ? null : String(otherCategory))
}

/** What each of their words does to a case here, as the settings have it; null: nothing. */
export const actsOfStates = (settings: unknown): Map<string, string | null> =>
  new Map(
    Object.entries(tables.parse(settings).states).map(([word, act]) => [
      word,
      typeof act === 'string' ? act : null,
    ]),
  )

/** The settings with these words for categories; what else stands beside a word is left as it is, and '' takes it out. */
export function withCategories(
  settings: unknown,
  shape: 'word' | 'service',
  words: ReadonlyMap<string, string>,
): object {
  const before = tables.parse(settings).categories
  const kept = Object.entries(before).filter(([code]) => !words.has(code))
  const written = [...words].flatMap(([code, word]): [string, unknown][] => {
    if (word === '') return []
    if (shape === 'word') return [[code, word]]
    const known = service.safeParse(before[code])
    return [[code, { ...(known.success && known.data), service: word }]]
  })
  return { ...asObject(settings), categories: Object.fromEntries([...kept, ...written]) }
}

/** The settings with this table of their words. */
export const withStates = (settings: unknown, acts: ReadonlyMap<string, string | null>): object => ({
  ...asObject(settings),
  states: Object.fromEntries(acts),
})

const asObject = (settings: unknown): object =>
  typeof settings === 'object' && settings !== null ? settings : {}
