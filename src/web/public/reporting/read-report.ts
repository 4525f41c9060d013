import { categoryByCode } from '#bodies/catalogue.ts'
import { type Fields, type Mistakes, parseForm } from '#http/form.ts'
import type { WrittenReport } from '#reports/report.ts'
import type { Chosen, Unreachable } from '#responsibility/answer.ts'
import { suggestCategories } from '#text/category-suggestion.ts'
import type { Ask } from '../../ask.ts'
import { covers } from '../../ui/urgent-panel.tsx'
import { chosenHome, type FormPlace, type Home, isUnsure, readPlace } from './form-place.ts'
import { readObjection } from './objection.ts'
import { answerFor, recipientIn } from './recipient.ts'
import { badPlacePage, outsidePage, refusalPage } from './refusal.tsx'
import { reportForm, reportInTown } from './report-schema.ts'
import { readAsked } from './urgency.ts'

export type ReadReport =
  | { ok: true; place: FormPlace; written: WrittenReport }
  /** What stands in the way is not in the form: the place, or who would get it. */
  | { ok: false; answer: Response }
  | { ok: false; answer: null; place: FormPlace; mistakes: Mistakes }

/** Reads a posted report, a new one or a changed draft: place, recipient and words, in that order. */
export function readReport(ask: Ask): ReadReport {
  const { fields, language } = ask
  const read = readPlace(ask, fields)
  if (!read.ok) return { ok: false, answer: noPlace(ask, read.why) }
  const { place } = read
  // Without script these buttons say who gets the report, or take something out; what has been typed stays.
  if (fields['show'] || fields['remove']) return { ok: false, answer: null, place, mistakes: {} }
  const home = chosenHome(place, fields)
  const category = categoryByCode(fields['category'] ?? '')?.code ?? null
  const chosen = readObjection(fields)
  const checked = home && checkRecipient(ask, { place, home, category, chosen })
  if (checked?.refusal) return { ok: false, answer: refusalPage(ask, checked.refusal) }
  const { answers, mistakes: unanswered, urgent } = readAsked(ask, { fields, place })
  const form = parseForm(place.isTown ? reportInTown : reportForm, fields)
  const mistakes: Mistakes = {
    ...(!home && { municipality: 'municipality' }),
    ...(checked?.mistake && { recipient: checked.mistake }),
    ...(form.ok ? {} : form.mistakes),
    ...(category === null && isSuggested(fields) && { category: 'suggested' }),
    ...unanswered,
    ...(!covers(fields['calm'] ?? '', urgent) && { calm: 'urgent' }),
  }
  if (!form.ok || !home || Object.keys(mistakes).length > 0)
    return { ok: false, answer: null, place, mistakes }
  const { place: placeWords, name, ...words } = form.value
  return {
    ok: true,
    place,
    written: {
      ...place.point,
      isApproximate: place.isTown,
      ...home,
      ...words,
      answers,
      urgent,
      chosen,
      placeWords,
      name: name || null,
      language,
    },
  }
}

const isSuggested = ({ title = '', description = '' }: Fields): boolean =>
  suggestCategories(`${title}\n${description}`).length > 0

type Meant = { place: FormPlace; home: Home; category: string | null; chosen: Chosen | undefined }
type Checked = { refusal: Unreachable | null; mistake: 'recipient' | 'told' | null }

/** What stands in the way of sending it, by its category or, before that is chosen, by the place alone. */
function checkRecipient(ask: Ask, { place, home, category, chosen }: Meant): Checked {
  const { municipality } = home
  if (category === null) return { refusal: recipientIn(ask, place, municipality).refusal, mistake: null }
  const answer = answerFor(ask, { place, municipality, category, chosen })
  if (!answer) return { refusal: null, mistake: null }
  if (!answer.recipient.takes) return { refusal: answer.recipient, mistake: null }
  if (chosen && !answer.chosen) return { refusal: null, mistake: 'recipient' }
  const isKnown = chosen !== undefined || isTold(ask, { place, home }, answer.recipient.body)
  return { refusal: null, mistake: isKnown ? null : 'told' }
}

/** Whether the form has said who gets it: by its box, or by the choice of municipality. */
function isTold({ fields }: Ask, { place, home }: Pick<Meant, 'place' | 'home'>, body: string): boolean {
  const { told } = fields
  return told === undefined || told === body || (isUnsure(place) && body === home.municipality)
}

const noPlace = (ask: Ask, why: 'unreadable' | 'sea' | 'abroad'): Response =>
  why === 'unreadable' ? badPlacePage(ask) : outsidePage(ask, why)
