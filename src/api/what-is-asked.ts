import { z } from 'zod'
import { locateMunicipality } from '#geo/locate-municipality.ts'
import { shownGuidance } from '#responsibility/shown-guidance.ts'
import { aboutPlace } from './about-place.ts'
import { answerTagged } from './answer-tagged.ts'
import { notABody } from './codes.ts'
import { readQuestion, refuseQuestion } from './read-question.ts'
import type { ApiAsk } from './rooms.ts'

export const guidanceQuestion = aboutPlace.extend({
  category: aboutPlace.shape.category.optional(),
  recipient: z.string().max(200).optional().describe('Who was chosen instead: the code of a body.'),
})

/**
 * `GET /api/v1/guidance?lat=57.93&lon=12.53&category=hal`: what bodies tell about this place (WGS 84) now, what
 * whoever would get the report (or `recipient`, where it was chosen) asks about the category, and whom to ring
 * when it can't wait. Without a category only what holds anyhow. `found` is false at sea and abroad.
 */
export function whatIsAsked(ask: ApiAsk): Response {
  const { c, rooms } = ask
  const read = readQuestion(c, guidanceQuestion)
  if (!read.ok) return read.answer
  const { lat, lon, town, language, recipient, ...about } = read.asked
  const tables = rooms.tables()
  if (recipient !== undefined && !tables.receivers.body(recipient))
    return refuseQuestion(c, { recipient: notABody })
  const located = locateMunicipality({ lat, lon }, tables.areas)
  if (!located.found) return answerTagged(ask, { found: false, why: located.why }, { maxAge: 0 })
  const asked = {
    place: { lat, lon },
    isTown: town === '1',
    at: new Date(),
    category: about.category ?? null,
    municipality: about.municipality ?? located.code,
    chosen: recipient !== undefined ? { body: recipient, why: 'other' as const } : undefined,
  }
  return answerTagged(ask, { found: true, ...shownGuidance(language, asked, tables) }, { maxAge: 0 })
}
