import { foreign } from '#i18n/foreign.ts'
import { formatDistance, formatRecent } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '#paths.ts'
import { shorten } from '#text/plain-text.ts'
import type { CaseState } from '../report.ts'
import { groupOf } from '../states.ts'
import type { KnownReport } from './known-reports.ts'
import type { WhatIsKnown } from './what-is-known.ts'

/** What is known near a place, in words: pages and their islands show it as it stands. */
export type ShownKnown = {
  reports: readonly ShownKnownReport[]
  forecast: string | null
}

export type ShownKnownReport = {
  number: number
  title: string
  /** What it is written in, where that is not the reader's language. */
  lang?: Language
  href: string
  state: CaseState
  stateWord: string
  /** How far away, how old, how many see it. */
  detail: string
  lastSaid: { words: string; lang?: Language } | null
  /** Where its photo is, small. */
  photo: string | null
  /** Where "Jag ser också detta" leads; null when there is nothing left to see. */
  support: string | null
}

const longestSaid = 140

export function shownKnown(language: Language, known: WhatIsKnown, now = new Date()): ShownKnown {
  const { forecast } = known
  return {
    reports: known.reports.map((report) => shownReport(language, report, now)),
    forecast: forecast && messagesIn(language).pages.known.forecast(forecast.days),
  }
}

function shownReport(language: Language, report: KnownReport, now: Date): ShownKnownReport {
  const { words, pages } = messagesIn(language)
  const {
    number,
    title,
    language: writtenIn,
    state,
    stateSince,
    confirmedAt,
    supporters,
    lastSaid,
    photo,
  } = report
  const isMended = groupOf[state] === 'fixed'
  const when = isMended
    ? pages.known.mended(formatRecent(stateSince, now, language))
    : pages.known.reported(formatRecent(confirmedAt, now, language))
  const seen = supporters > 0 ? [pages.known.seenBy(supporters + 1)] : []
  return {
    number,
    title,
    ...foreign(writtenIn, language),
    href: inLanguage(paths.report(number), language),
    state,
    stateWord: isMended ? pages.known.mendedLately : words.state[state],
    detail: [whereIn(language, report), when, ...seen].join(' · '),
    lastSaid: lastSaid && {
      words: shorten(lastSaid.words.replaceAll('\n', ' '), longestSaid),
      ...foreign(lastSaid.language, language),
    },
    photo: photo && paths.photo(photo, 'small'),
    support: isMended ? null : inLanguage(paths.contribution(number, 'support'), language),
  }
}

function whereIn(language: Language, { metres, placeWords }: KnownReport): string {
  const { known } = messagesIn(language).pages
  if (metres === null) return known.inTown(placeWords)
  return metres < 8 ? known.here : known.away(formatDistance(metres))
}
