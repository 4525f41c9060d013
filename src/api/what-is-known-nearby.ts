import { shownKnown } from '#reports/nearby/shown-known.ts'
import { whatIsKnown } from '#reports/nearby/what-is-known.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import { aboutPlace } from './about-place.ts'
import { answerTagged } from './answer-tagged.ts'
import { readQuestion } from './read-question.ts'
import type { ApiAsk } from './rooms.ts'

/**
 * `GET /api/v1/nearby?lat=57.93&lon=12.53&category=belysning`: public reports within 250 m of the place (WGS 84)
 * that may be about the same thing, open or lately fixed, the likeliest first, at most five; and within how many
 * days eight of ten like it were fixed by who would get it, where enough are known. In words, by `language`.
 * 422 with `errors` by parameter for what can't be read.
 */
export async function whatIsKnownNearby(ask: ApiAsk): Promise<Response> {
  const { c, rooms } = ask
  const read = readQuestion(c, aboutPlace)
  if (!read.ok) return read.answer
  const { lat, lon, town, language, ...about } = read.asked
  const [point, isTown] = [{ lat, lon }, town === '1']
  const answer = responsibleFor({ place: point, isTown, at: new Date(), ...about }, rooms.tables())
  const holder = answer.found ? answer.recipient.body : null
  const known = await whatIsKnown(rooms.db, { point, isTown, category: about.category }, holder)
  return answerTagged(ask, shownKnown(language, known), { maxAge: 0 })
}
