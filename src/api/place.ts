import { placeInWords } from '#geo/words/place-in-words.ts'
import { placeQuestion } from './about-place.ts'
import { answerTagged } from './answer-tagged.ts'
import { readQuestion } from './read-question.ts'
import type { ApiAsk } from './rooms.ts'

/**
 * `GET /api/v1/place?lat=57.93&lon=12.53`: where a point (WGS 84) is, in words, and in which municipality;
 * the words a form for that place would say. `found` is false at sea and abroad.
 */
export function placeOnMap(ask: ApiAsk): Response {
  const read = readQuestion(ask.c, placeQuestion)
  if (!read.ok) return read.answer
  const { language, ...point } = read.asked
  return answerTagged(ask, placeInWords(language, point, ask.rooms.tables()), { maxAge: 0 })
}
