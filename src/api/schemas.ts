import { z } from 'zod'
import { groupOf, states } from '#reports/states.ts'

/** What answers are made of, by the names that the description of the API gives them. */
export const schemas = z.registry<{ id: string; description?: string | undefined }>()

/** Gives an answer, or a part of one, its name in the description. */
export const named = <Schema extends z.ZodType>(id: string, schema: Schema): Schema => {
  schemas.add(schema, { id })
  return schema
}

/** RFC 3339, in UTC. */
export const moment = z.iso.datetime()
export const language = z.enum(['sv', 'en'])
export const state = z.enum(states)
export const stateGroup = z.enum([...new Set(Object.values(groupOf))])
export const inBothLanguages = named(
  'InBothLanguages',
  z.object({ sv: z.string(), en: z.string().nullable() }),
)
export const link = named('Link', z.object({ words: z.string(), href: z.string() }))

/** What every error is answered with (RFC 9457). */
export const problem = named(
  'Problem',
  z.object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    code: z.string().optional(),
    errors: z.record(z.string(), z.string()).optional(),
  }),
)
