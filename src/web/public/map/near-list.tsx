import { formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { LatestReport } from '#reports/latest-reports.ts'
import { mostNear, type NearReport } from '#reports/map/reports-near.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Empty } from '../../ui/empty.tsx'
import { ReportList } from '../../ui/report-list.tsx'

type NearProps = { ask: Ask; reports: readonly NearReport[]; isView: boolean }

/** The reports around, nearest first; the island puts a new one in its place when its map has moved. */
export function NearList({ ask, reports, isView }: NearProps) {
  const { map } = ask.say.pages
  if (reports.length === 0) return <Empty title={isView ? map.noneInView : map.none}>{map.noneWords}</Empty>
  const now = new Date()
  return (
    <>
      {isView && <p class="muted">{map.listFollows(reports.length, reports.length >= mostNear)}</p>}
      <ReportList
        reports={reports.map(({ number, title, state, confirmedAt, metres, photo }) => ({
          href: to(ask, paths.report(number)),
          title,
          state,
          stateWord: ask.say.words.state[state],
          photo: photo ? { src: paths.photo(photo, 'small'), alt: '' } : undefined,
          detail: map.reported(map.away(metres), formatRecent(confirmedAt, now, ask.language)),
        }))}
      />
    </>
  )
}

/** Before a place is known: the newest of the whole country. */
export function NewestList({ ask, reports }: { ask: Ask; reports: readonly LatestReport[] }) {
  const { start } = ask.say.pages.finding
  const now = new Date()
  if (reports.length === 0) return <Empty title={start.none}>{start.noneWords}</Empty>
  return (
    <ReportList
      reports={reports.map(({ number, title, state, municipality, confirmedAt, photo }) => ({
        href: to(ask, paths.report(number)),
        title,
        state,
        stateWord: ask.say.words.state[state],
        photo: photo ? { src: paths.photo(photo, 'small'), alt: '' } : undefined,
        detail: `${municipality} · ${formatRecent(confirmedAt, now, ask.language)}`,
      }))}
    />
  )
}
