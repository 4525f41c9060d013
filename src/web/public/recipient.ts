import type { Point } from '#geo/browser/point.ts'
import type { Answer, Chosen, Unreachable } from '#responsibility/answer.ts'
import { answersAt } from '#responsibility/answers-at.ts'
import { responsibleFor } from '#responsibility/responsible-for.ts'
import type { Ask } from '../ask.ts'

/** A municipality a place may lie in, and what stands in the way when nothing at all can be sent from there. */
export type Recipient = { code: string; name: string; refusal: Unreachable | null }

export function recipientIn(ask: Ask, place: Point, municipality: string): Recipient {
  const answers = allAnswers(ask, place, municipality)
  const name = ask.rooms.tables().receivers.body(municipality)?.name ?? municipality
  if (answers.some(({ recipient }) => recipient.takes)) return { code: municipality, name, refusal: null }
  const own = answers.find(({ recipient }) => recipient.body === municipality)?.recipient
  return { code: municipality, name, refusal: own && !own.takes ? own : null }
}

export const allAnswers = ({ rooms }: Ask, place: Point, municipality: string): Answer[] => [
  ...answersAt({ place, municipality, at: new Date() }, rooms.tables()).values(),
]

type Meant = { place: Point; municipality: string; category: string; chosen: Chosen | undefined }

/** Who gets a report of a category that has been chosen; null where the place is no longer Sweden's. */
export function answerFor({ rooms }: Ask, meant: Meant): Answer | null {
  const answer = responsibleFor({ ...meant, at: new Date() }, rooms.tables())
  return answer.found ? answer : null
}
