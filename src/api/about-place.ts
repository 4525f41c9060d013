import { z } from 'zod'
import { categoryByCode } from '#bodies/catalogue.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { degrees } from './read-question.ts'

/** A place and a category, as questions about both name them. */
export const aboutPlace = z.object({
  lat: degrees(90),
  lon: degrees(180),
  category: z.string().refine((code) => categoryByCode(code) !== undefined, 'a code of the catalogue'),
  municipality: z
    .string()
    .optional()
    // A form's "another one" that has not been named yet.
    .transform((code) => (code && municipalityByCode(code) ? code : undefined)),
  town: z.literal('1').optional().catch(undefined),
  language: z.enum(['sv', 'en']).default('sv'),
})
