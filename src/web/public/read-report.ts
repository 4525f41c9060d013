import { categoryByCode } from '#bodies/catalogue.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import type { WrittenReport } from '#reports/report.ts'
import type { Chosen, Unreachable } from '#responsibility/answer.ts'
import type { Ask } from '../ask.ts'
import { chosenHome, type FormPlace, readPlace } from './form-place.ts'
import { readObjection } from './objection.ts'
import { answerFor, recipientIn } from './recipient.ts'
import { badPlacePage, outsidePage, refusalPage } from './refusal.tsx'
import { reportForm } from './report-form.tsx'

export type ReadReport =
  | { ok: true; place: FormPlace; written: WrittenReport }
  /** What stands in the way is not in the form: the place, or who would get it. */
  | { ok: false; answer: Response }
  | { ok: false; answer: null; place: FormPlace; mistakes: Mistakes }

/** Reads a posted report, a new one or a changed draft: place, recipient and words, in that order. */
export function readReport(ask: Ask): ReadReport {
  const { fields, language } = ask
  const read = readPlace(ask, fields['lat'], fields['lon'])
  if (!read.ok) return { ok: false, answer: noPlace(ask, read.why) }
  const { place } = read
  const home = chosenHome(place, fields)
  const category = categoryByCode(fields['category'] ?? '')?.code ?? null
  const chosen = readObjection(fields)
  const told = home && tellRecipient(ask, { place: place.point, ...home, category, chosen })
  if (told?.refusal) return { ok: false, answer: refusalPage(ask, told.refusal) }
  const form = parseForm(reportForm, fields)
  const unchosen: Mistakes = {
    ...(!home && { municipality: 'municipality' }),
    ...(told?.isNotChoosable && { recipient: 'recipient' }),
  }
  if (!form.ok || !home || told?.isNotChoosable)
    return { ok: false, answer: null, place, mistakes: { ...unchosen, ...(form.ok ? {} : form.mistakes) } }
  const { place: placeWords, name, ...words } = form.value
  return {
    ok: true,
    place,
    written: { ...place.point, ...home, ...words, chosen, placeWords, name: name || null, language },
  }
}

type Meant = {
  place: FormPlace['point']
  municipality: string
  category: string | null
  chosen: Chosen | undefined
}
type Told = { refusal: Unreachable | null; isNotChoosable: boolean }

/** What stands in the way of sending it, by its category or, before that is chosen, by the place alone. */
function tellRecipient(ask: Ask, { category, chosen, ...where }: Meant): Told {
  const answer = category === null ? null : answerFor(ask, { ...where, category, chosen })
  if (!answer)
    return { refusal: recipientIn(ask, where.place, where.municipality).refusal, isNotChoosable: false }
  return {
    refusal: answer.recipient.takes ? null : answer.recipient,
    isNotChoosable: chosen !== undefined && answer.chosen === null,
  }
}

const noPlace = (ask: Ask, why: 'unreadable' | 'sea' | 'abroad'): Response =>
  why === 'unreadable' ? badPlacePage(ask) : outsidePage(ask, why)
