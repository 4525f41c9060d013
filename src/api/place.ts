import { z } from 'zod'
import { placeInWords } from '#geo/words/place-in-words.ts'
import { degrees, readQuestion } from './read-question.ts'
import type { ApiAsk } from './rooms.ts'

export const placeQuestion = z.object({
  lat: degrees(90),
  lon: degrees(180),
  language: z.enum(['sv', 'en']).default('sv'),
})

/**
 * `GET /api/v1/place?lat=57.93&lon=12.53`: where a point (WGS 84) is, in words, and in which municipality;
 * the words a form for that place would say. `found` is false at sea and abroad.
 */
export function placeOnMap({ c, rooms }: ApiAsk): Response {
  const read = readQuestion(c, placeQuestion)
  if (!read.ok) return read.answer
  const { language, ...point } = read.asked
  return c.json(placeInWords(language, point, rooms.tables()))
}
