import type { SentDraft } from '#reports/draft.ts'
import type { Answer, Chosen, Unreachable } from '#responsibility/answer.ts'
import { answersAt } from '#responsibility/answers-at.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import type { Ask } from '../../ask.ts'
import type { FormPlace } from './form-place.ts'

/** A municipality a place may lie in, and what stands in the way when nothing at all can be sent from there. */
export type Recipient = { code: string; name: string; refusal: Unreachable | null }

/** A point, or the middle of a town that is all that is known. */
type Spot = Pick<FormPlace, 'point' | 'isTown'>

export function recipientIn(ask: Ask, place: Spot, municipality: string): Recipient {
  const answers = allAnswers(ask, place, municipality)
  const name = ask.rooms.tables().receivers.body(municipality)?.name ?? municipality
  if (answers.some(({ recipient }) => recipient.takes)) return { code: municipality, name, refusal: null }
  const own = answers.find(({ recipient }) => recipient.body === municipality)?.recipient
  return { code: municipality, name, refusal: own && !own.takes ? own : null }
}

export const allAnswers = ({ rooms }: Ask, { point, isTown }: Spot, municipality: string): Answer[] => [
  ...answersAt({ place: point, isTown, municipality, at: new Date() }, rooms.tables()).values(),
]

type Meant = { place: Spot; municipality: string; category: string; chosen: Chosen | undefined }

/** Who gets a report of a category that has been chosen; null where the place is no longer Sweden's. */
export function answerFor({ rooms }: Ask, { place, ...meant }: Meant): Answer | null {
  const { point, isTown } = place
  const answer = responsibleFor({ ...meant, place: point, isTown, at: new Date() }, rooms.tables())
  return answer.found ? answer : null
}

/** Who would get a draft if it were confirmed now. */
export const draftAnswer = (
  ask: Ask,
  { lat, lon, isApproximate, municipality, category, chosen }: SentDraft,
): Answer | null =>
  answerFor(ask, { place: { point: { lat, lon }, isTown: isApproximate }, municipality, category, chosen })
