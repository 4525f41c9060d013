import { z } from 'zod'
import { categoryCode, municipalityCode } from './codes.ts'
import { degrees } from './read-question.ts'
import { language } from './schemas.ts'

/** A place, as questions about one name it. */
export const placeQuestion = z.strictObject({
  lat: degrees(90),
  lon: degrees(180),
  language: language.default('sv'),
})

/** A place and a category. */
export const aboutPlace = placeQuestion.extend({
  category: categoryCode,
  municipality: municipalityCode
    .optional()
    .describe('Where it lies, by who stands there: the code of SCB. Else the place decides.'),
  town: z.literal('1').optional().describe('Only the town is known: the place is its middle.'),
})
