import { categoryByCode } from '#bodies/catalogue.ts'
import type { SentDraft } from '#reports/draft.ts'
import type { Ask } from '../../ask.ts'
import { chosenHome } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { readObjection } from './objection.ts'
import { answerFor, draftAnswer } from './recipient.ts'

/** Whoever gets the form as it stands wants reports of its category to itself. */
export function isKeptPrivate(ask: Ask, { fields, place }: Pick<FormToShow, 'fields' | 'place'>): boolean {
  const category = categoryByCode(fields['category'] ?? '')?.code
  if (!category) return false
  const { municipality } = chosenHome(place, fields) ?? { municipality: place.candidates[0] }
  const answer = answerFor(ask, { place, municipality, category, chosen: readObjection(fields) })
  return isPrivateOf(ask, answer?.recipient.body, category)
}

/** The same of what has been sent. */
export const isDraftPrivate = (ask: Ask, draft: SentDraft): boolean =>
  isPrivateOf(ask, draftAnswer(ask, draft)?.recipient.body, draft.category)

const isPrivateOf = ({ rooms }: Ask, body: string | null | undefined, category: string): boolean =>
  Boolean(body) && rooms.tables().receivers.isPrivate(body ?? '', category)
