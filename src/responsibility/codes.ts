import { z } from 'zod'

/** A code and what has to be known to put it into words, for each code of a table. */
export type Coded<Facts extends Record<string, z.ZodType>, Code extends keyof Facts = keyof Facts> = {
  [One in Code]: { code: One; facts: z.infer<Facts[One]> }
}[Code]

const body = z.string()
const placedBy = z.enum(['polygon', 'nearest-place', 'resident'])
const objection = z.enum(['keeper', 'told', 'other'])
const owner = z.enum(['state', 'municipal', 'private'])
const road = { number: z.string().nullable(), name: z.string().nullable() }
const exception = { body, name: z.string() }

/** Why somebody is the one to receive a report. */
export const reasonFacts = {
  municipality: z.object({ municipality: body, placedBy }),
  'municipal-road': z.object({ ...road, municipality: body }),
  'state-road': z.object(road),
  'private-road': z.object({ ...road, association: z.string().nullable() }),
  'private-road-told': z.object({ ...road, association: z.string().nullable(), municipality: body }),
  'unsure-keeper': z.object({ municipality: body }),
  'no-road': z.object({ municipality: body }),
  'takes-over': z.object(exception),
  contractor: z.object(exception),
  unit: z.object(exception),
  chosen: z.object({ body, why: objection }),
  'own-case': z.object({ body }),
} as const

/** What was found out on the way to an answer, in that order. */
export const stepFacts = {
  'in-sweden': z.object({}),
  outside: z.object({ where: z.enum(['sea', 'abroad']) }),
  'in-municipality': z.object({ municipality: body, placedBy }),
  'near-border': z.object({ municipality: body, metres: z.int().nullable() }),
  'owner-model': z.object({
    category: z.string(),
    model: z.enum(['road', 'land', 'asset', 'municipality', 'other']),
  }),
  road: z.object({
    ...road,
    owner,
    network: z.enum(['carriageway', 'cycleway', 'footway']),
    metres: z.int(),
  }),
  'town-only': z.object({}),
  'other-network': z.object({}),
  'no-roads-known': z.object({}),
  'no-road': z.object({ metres: z.int() }),
  'unsure-road': z.object({ ...road, owner, metres: z.int() }),
  association: z.object({ body }),
  'unknown-association': z.object({ association: z.string().nullable() }),
  'told-of-private-roads': z.object({ body }),
  'no-exception': z.object({}),
  'takes-over': z.object(exception),
  contractor: z.object(exception),
  unit: z.object(exception),
  'exceptions-disagree': z.object({ body }),
  address: z.object({ body, kind: z.enum(['category', 'body', 'registrator', 'contractor', 'unit']) }),
  refuses: z.object({ body }),
  'no-address': z.object({ body }),
  chosen: z.object({ body, why: objection }),
  'not-choosable': z.object({ body }),
} as const

export type Reason<Code extends keyof typeof reasonFacts = keyof typeof reasonFacts> = Coded<
  typeof reasonFacts,
  Code
>
export type Step<Code extends keyof typeof stepFacts = keyof typeof stepFacts> = Coded<typeof stepFacts, Code>
