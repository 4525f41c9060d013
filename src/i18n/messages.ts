import * as enLetters from './en/letters.ts'
import * as enOpen311 from './en/open311.ts'
import * as enPages from './en/pages.ts'
import * as enReceivers from './en/receivers.ts'
import * as enResponsibility from './en/responsibility.ts'
import * as enWords from './en/words.ts'
import { letters } from './sv/letters.ts'
import { open311 } from './sv/open311.ts'
import { pages } from './sv/pages.ts'
import { receivers } from './sv/receivers.ts'
import { responsibility } from './sv/responsibility.ts'
import { words } from './sv/words.ts'

export type Language = 'sv' | 'en'

/** Swedish is the source; English must say all of it, or it does not compile. */
const sv = { words, pages, letters, responsibility, open311, receivers }
export type Messages = typeof sv

const catalogues: Record<Language, Messages> = {
  sv,
  en: {
    words: enWords.words,
    pages: enPages.pages,
    letters: enLetters.letters,
    responsibility: enResponsibility.responsibility,
    open311: enOpen311.open311,
    receivers: enReceivers.receivers,
  },
}

export const messagesIn = (language: Language): Messages => catalogues[language]

export const languages = ['sv', 'en'] as const satisfies readonly Language[]
