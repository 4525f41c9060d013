import { z } from 'zod'
import { oauth2Settings } from '../oauth2.ts'
import { systemActs } from '../system-acts.ts'
import { timesMean } from '../their-times.ts'

/** Their words for how an errand stands (api-service-incident, Status), and what they do to a case here. */
export const incidentStates = {
  INSKICKAT: 'receive',
  SPARAT: 'receive',
  KOMPLETTERAD: 'investigate',
  VANTAR_KOMPLETTERING: 'investigate',
  UNDER_BEHANDLING: 'start',
  KLART: 'fix',
  // Follows what has been said already.
  ARKIVERAD: null,
  // It is kept and has not gone on to those who handle it: nothing of how the case stands.
  ERROR: null,
} as const

/** How a city's api-service-incident is reached, and which of its categories ours are. */
export const sundsvallIncidentSettings = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** Its code with SCB, such as 2281. */
  municipalityId: z.string().regex(/^\d{4}$/),
  oauth2: oauth2Settings.nullable().default(null),
  /** There is no errand without a person: the one that ours are sent under. */
  personId: z.uuid(),
  contactMethod: z.string().min(1).max(50).default('email'),
  /** Our code of a category to the number of theirs, in digits. */
  categories: z.record(z.string().min(1), z.string().regex(/^\d{1,9}$/)).default({}),
  /** The number of the category for what has none of its own. */
  otherCategory: z.number().int(),
  /** What follows on a case: `feedback` is one text, which each overwrites; `none`: they are not told. */
  updates: z.enum(['feedback', 'none']).default('feedback'),
  states: z.record(z.string().min(1), z.enum(systemActs).nullable()).default({}),
  times: z.enum(timesMean).default('swedish'),
  overlapMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(15),
  /** How often all errands are read through. */
  everyMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60)
    .default(30),
  /** Errands come with their photos: few at a time. */
  pageSize: z.number().int().min(1).max(100).default(20),
})
export type SundsvallIncidentSettings = z.output<typeof sundsvallIncidentSettings>
