import { z } from 'zod'
import { categoryByCode } from '#bodies/catalogue.ts'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { shownGuidance } from '#responsibility/shown-guidance.ts'
import { degrees, readQuestion } from './read-question.ts'
import type { ApiAsk } from './rooms.ts'

export const guidanceQuestion = z.object({
  lat: degrees(90),
  lon: degrees(180),
  category: z
    .string()
    .optional()
    .transform((code) => categoryByCode(code ?? '')?.code ?? null),
  municipality: z
    .string()
    .optional()
    .transform((code) => (code && municipalityByCode(code) ? code : undefined)),
  recipient: z.string().max(200).optional(),
  town: z.literal('1').optional().catch(undefined),
  language: z.enum(['sv', 'en']).default('sv'),
})

/**
 * `GET /api/v1/guidance?lat=57.93&lon=12.53&category=hal`: what bodies tell about this place (WGS 84) now, what
 * whoever would get the report (or `recipient`, where it was chosen) asks about the category, and whom to ring
 * when it can't wait. Without a category only what holds anyhow. `found` is false at sea and abroad.
 */
export function whatIsAsked({ c, rooms }: ApiAsk): Response {
  const read = readQuestion(c, guidanceQuestion)
  if (!read.ok) return read.answer
  const { lat, lon, town, language, recipient, ...about } = read.asked
  const tables = rooms.tables()
  const located = locateMunicipality({ lat, lon }, tables.areas)
  if (!located.found) return c.json({ found: false, why: located.why })
  const asked = {
    place: { lat, lon },
    isTown: town === '1',
    at: new Date(),
    category: about.category,
    municipality: about.municipality ?? located.code,
    chosen: recipient ? { body: recipient, why: 'other' as const } : undefined,
  }
  return c.json({ found: true, ...shownGuidance(language, asked, tables) })
}
