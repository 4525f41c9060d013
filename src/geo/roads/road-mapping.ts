import { z } from 'zod'
import nvdb from '../../../data/road-mapping.json' with { type: 'json' }
import type { RoadNetwork, RoadOwner } from './road.ts'

const owners = ['state', 'municipal', 'private'] as const satisfies readonly RoadOwner[]
const networks = ['carriageway', 'cycleway', 'footway'] as const satisfies readonly RoadNetwork[]

/** Names a file may give a field, the first that is there and not empty counts; capitals are the same as small. */
const fields = z.array(z.string().min(1)).min(1)
const wordsFor = <T extends z.ZodType>(meaning: T) => z.record(z.string(), meaning)

/**
 * How a file calls what we need to know of a road. Words are what stands in a field, capitals the same as small.
 * "left out" is for rows that are no roads, such as ferries.
 */
const roadMapping = z.strictObject({
  id: z.union([
    z.strictObject({ fields }),
    z.strictObject({ link: z.string().min(1), from: z.string().min(1), to: z.string().min(1) }),
  ]),
  owner: z.strictObject({ fields, words: wordsFor(z.enum(owners)) }),
  ownerName: z.strictObject({ fields }).optional(),
  network: z.strictObject({ fields, words: wordsFor(z.enum([...networks, 'left out'])) }),
  number: z.strictObject({ fields, european: fields.optional() }).optional(),
  name: z.strictObject({ fields }).optional(),
  level: z.strictObject({ fields, words: wordsFor(z.int().min(-9).max(9)).optional() }).optional(),
})

export type RoadMapping = z.infer<typeof roadMapping>

/** What Trafikverket's deliveries of the national road database (NVDB) call them. */
export const nvdbMapping: RoadMapping = roadMapping.parse(nvdb)

/** Reads a mapping of an operator's own; a text says what is wrong with it. */
export function readRoadMapping(text: string): RoadMapping | string {
  const read = roadMapping.safeParse(parsedJson(text))
  if (read.success) return read.data
  const reasons = read.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
  return `The mapping can't be used: ${reasons.join('; ')}`
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
