import { explainRecipient } from '#responsibility/explain-recipient.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import { shownRecipient } from '#responsibility/shown-recipient.ts'
import { aboutPlace } from './about-place.ts'
import { answerTagged } from './answer-tagged.ts'
import { readQuestion } from './read-question.ts'
import type { ApiAsk } from './rooms.ts'

/**
 * `GET /api/v1/responsibility?lat=57.93&lon=12.53&category=hal`: who receives a report from this place (WGS 84)
 * about this category now (`town=1`: only the town is known, and the place is its middle), why, how sure that is, and each step of the way in words. `isPrivate`: it wants reports of the category
 * to itself. `found` is false at sea
 * and abroad. 422 with `errors` by parameter for what can't be read.
 */
export function whoIsResponsible(ask: ApiAsk): Response {
  const { c, rooms } = ask
  const read = readQuestion(c, aboutPlace)
  if (!read.ok) return read.answer
  const { lat, lon, town, language, ...about } = read.asked
  const tables = rooms.tables()
  const answer = responsibleFor(
    { place: { lat, lon }, isTown: town === '1', at: new Date(), ...about },
    tables,
  )
  if (!answer.found) return answerTagged(ask, { found: false, why: answer.why }, { maxAge: 0 })
  const { municipality, reason, confidence, source } = answer
  const told = {
    found: true,
    municipality,
    reason: reason.code,
    confidence,
    source,
    ...shownRecipient(language, { answer, category: about.category }, tables),
    steps: explainRecipient(language, answer, tables).steps,
  }
  return answerTagged(ask, told, { maxAge: 0 })
}
