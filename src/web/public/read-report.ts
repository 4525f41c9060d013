import { categoryByCode } from '#bodies/catalogue.ts'
import { type Mistakes, parseForm } from '#http/form.ts'
import type { WrittenReport } from '#reports/report.ts'
import type { Ask } from '../ask.ts'
import { chosenHome, type FormPlace, readPlace } from './form-place.ts'
import { recipientIn } from './recipient.ts'
import { badPlacePage, outsidePage, refusalPage } from './refusal.tsx'
import { reportForm } from './report-form.tsx'

export type ReadReport =
  | { ok: true; place: FormPlace; written: WrittenReport }
  /** What stands in the way is not in the form: the place, or who would get it. */
  | { ok: false; answer: Response }
  | { ok: false; answer: null; place: FormPlace; mistakes: Mistakes }

/** Reads a posted report, a new one or a changed draft: place, recipient and words, in that order. */
export async function readReport(ask: Ask): Promise<ReadReport> {
  const { fields, rooms, language } = ask
  const read = readPlace(ask, fields['lat'], fields['lon'])
  if (!read.ok) return { ok: false, answer: noPlace(ask, read.why) }
  const { place } = read
  const home = chosenHome(place, fields)
  const category = categoryByCode(fields['category'] ?? '')?.code ?? null
  const recipient = home && (await recipientIn(rooms.db, home.municipality, category))
  if (recipient?.refusal) return { ok: false, answer: refusalPage(ask, recipient.refusal) }
  const form = parseForm(reportForm, fields)
  const unchosen: Mistakes = home ? {} : { municipality: 'municipality' }
  if (!form.ok || !home)
    return { ok: false, answer: null, place, mistakes: { ...unchosen, ...(form.ok ? {} : form.mistakes) } }
  const { place: placeWords, name, ...words } = form.value
  return {
    ok: true,
    place,
    written: { ...place.point, ...home, ...words, placeWords, name: name || null, language },
  }
}

const noPlace = (ask: Ask, why: 'unreadable' | 'sea' | 'abroad'): Response =>
  why === 'unreadable' ? badPlacePage(ask) : outsidePage(ask, why)
