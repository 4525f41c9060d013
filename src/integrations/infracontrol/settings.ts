import { z } from 'zod'
import { systemActs } from '../system-acts.ts'
import { timesMean } from '../their-times.ts'
import {
  assumedFields,
  assumedNamespace,
  assumedOperations,
  type FieldName,
  type Operation,
} from './assumptions.ts'

const operations = Object.keys(assumedOperations) as Operation[]
const fields = Object.keys(assumedFields) as FieldName[]

const headerName = z.string().regex(/^[\w-]{1,60}$/)
const elementName = z.string().regex(/^[\p{L}_][\p{L}\p{N}_-]{0,60}$/u)
/** A name, or the way to it: `position.lat` is `lat` within `position`. */
const fieldWay = z.string().regex(/^[\p{L}_][\p{L}\p{N}_-]{0,60}(\.[\p{L}_][\p{L}\p{N}_-]{0,60}){0,4}$/u)
const word = z.string().trim().min(1).max(100)

/** How a body's Infracontrol is reached and what it calls things. Tables are only what differs from what is assumed. */
export const infracontrolSettings = z
  .strictObject({
    transport: z.enum(['rest', 'soap', 'open311']),
    /** Over REST what paths begin with, over SOAP where everything is posted. */
    endpoint: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
    organisation: word,
    /** The unit that new cases are for; empty: theirs to choose. */
    unit: z.string().trim().max(100).default(''),
    /** `header`: the key in a header; `basic`: `user`, with the key as password. */
    login: z.enum(['header', 'basic']).default('header'),
    user: z.string().max(100).default(''),
    keyHeader: headerName.default('Authorization'),
    keyPrefix: z.string().max(20).default('Bearer '),
    /** `inside`: with the case; `after`: each posted by itself; `none`: they are on the case's page with us. */
    photos: z.enum(['inside', 'after', 'none']).default('inside'),
    times: z.enum(timesMean).default('as_said'),
    /** How long after it was registered something may become visible there. */
    overlapMinutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60)
      .default(15),
    pageSize: z.number().int().min(1).max(1000).default(100),
    /** Whether it is asked for a case by our reference before one is made, in case it does not know a repeat. */
    looksFirst: z.boolean().default(true),
    /** Whether cases begun there (by telephone, work orders) come in here. */
    takesCases: z.boolean().default(true),
    fields: z.partialRecord(z.enum(fields), fieldWay).default({}),
    operations: z
      .partialRecord(
        z.enum(operations),
        z.strictObject({
          method: z.enum(['GET', 'POST']).optional(),
          path: z
            .string()
            .regex(/^\/[\w/{}.-]*$/)
            .optional(),
          soap: elementName.optional(),
        }),
      )
      .default({}),
    namespace: word.default(assumedNamespace),
    states: z.record(word, z.enum(systemActs).nullable()).default({}),
    /** Our code of a category to their word. */
    categories: z.record(word, word).default({}),
    /** Their word to our code, for cases begun there. */
    ownCategories: z.record(word, word).default({}),
  })
  .refine(({ transport }) => transport !== 'open311', {
    path: ['transport'],
    message:
      'An Infracontrol that speaks Open311 is a receiver of the kind open311, which knows the same words.',
  })
export type InfracontrolSettings = z.output<typeof infracontrolSettings>
