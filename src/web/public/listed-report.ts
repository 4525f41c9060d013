import { foreign } from '#i18n/foreign.ts'
import { paths } from '#paths.ts'
import type { LatestReport } from '#reports/latest-reports.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'

type Listed = Pick<LatestReport, 'number' | 'title' | 'language' | 'state' | 'photo'>

/** What every list says of a report: its address, title, state and small photo. */
export const listedReport = (ask: Ask, { number, title, language, state, photo }: Listed) => ({
  href: to(ask, paths.report(number)),
  title,
  ...foreign(language, ask.language),
  state,
  stateWord: ask.say.words.state[state],
  photo: photo === null ? undefined : { src: paths.photo(photo, 'small'), alt: '' },
})
