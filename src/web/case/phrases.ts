import { categoryName } from '#bodies/catalogue.ts'
import { offeredTemplates } from '#bodies/templates/offered-templates.ts'
import { fillPlaceholders } from '#bodies/templates/placeholders.ts'
import type { Db } from '#database/database.ts'
import { swedishDay } from '#i18n/formats.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { sayPlace } from '../place-words.ts'
import { type CaseActName, caseActs } from './case-acts.ts'
import { sayDay } from './say-day.ts'

/** A response template, with all that is known put in. */
export type Phrase = { act: string | null; title: string; words: string }

/** What can be chosen to say about a report. The day of a plan is left: it is chosen in the same form. */
export async function phrasesFor(db: Db, report: PresentReport): Promise<Phrase[]> {
  const { category, holder, number, placeWords, municipality } = report
  const known = {
    nummer: String(number),
    plats: placeWords || sayPlace(report, municipality.code).nearest,
    kategori: categoryName(category, 'sv'),
  }
  const dag = sayDay(swedishDay(new Date()))
  return (await offeredTemplates(db, { body: holder.code, category })).map(({ act, title, words }) => ({
    act,
    title,
    words: fillPlaceholders(words, act === 'plan' ? known : { ...known, dag }),
  }))
}

/** Those of one card, in the order they are chosen by. */
export function phrasesOf(phrases: readonly Phrase[], name: CaseActName): Phrase[] {
  const { act } = caseActs[name]
  return phrases.filter((phrase) => (phrase.act ?? 'answer') === act)
}
