import { foreign } from '#i18n/foreign.ts'
import { paths } from '#paths.ts'
import type { LatestReport } from '#reports/latest-reports.ts'
import type { CaseState } from '#reports/report.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'

type Listed = Pick<LatestReport, 'number' | 'title' | 'language' | 'state' | 'photo'> & {
  isFixConfirmed?: boolean
}

/** What every list says of a report: its address, title, state and small photo. */
export const listedReport = (
  ask: Ask,
  { number, title, language, state, isFixConfirmed = false, photo }: Listed,
) => ({
  href: to(ask, paths.report(number)),
  title,
  ...foreign(language, ask.language),
  state,
  stateWord: stateInWords(ask, state, isFixConfirmed),
  photo: photo === null ? undefined : { src: paths.photo(photo, 'small'), alt: '' },
})

/** Where a case stands, and of a fix whether others than the body have seen it. */
export function stateInWords({ say }: Pick<Ask, 'say'>, state: CaseState, isFixConfirmed: boolean): string {
  const word = say.words.state[state]
  return isFixConfirmed ? `${word} · ${say.pages.verdict.isConfirmed}` : word
}
