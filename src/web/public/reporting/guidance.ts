import { categoryByCode } from '#bodies/catalogue.ts'
import type { Fields } from '#http/form.ts'
import type { Chosen } from '#responsibility/answer.ts'
import { type ShownGuidance, shownGuidance } from '#responsibility/shown-guidance.ts'
import type { Ask } from '../../ask.ts'
import { chosenHome, type FormPlace } from './form-place.ts'
import { readObjection } from './objection.ts'

type Filled = { fields: Fields; place: FormPlace }

/** What a place and the fields so far amount to for whoever tells and asks about it. */
export function meantBy({ fields, place }: Filled) {
  const { municipality } = chosenHome(place, fields) ?? { municipality: place.candidates[0] }
  return {
    place: place.point,
    isTown: place.isTown,
    municipality,
    category: categoryByCode(fields['category'] ?? '')?.code ?? null,
    chosen: readObjection(fields) satisfies Chosen | undefined,
    at: new Date(),
  }
}

export const guidanceFor = ({ language, rooms }: Ask, filled: Filled): ShownGuidance =>
  shownGuidance(language, meantBy(filled), rooms.tables())
