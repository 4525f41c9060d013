import { formatRecent } from '#i18n/formats.ts'
import { mostNear, type NearReport } from '#reports/map/reports-near.ts'
import type { Ask } from '../../ask.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ReportList } from '../../ui/report-list.tsx'
import { listedReport } from '../listed-report.ts'

type NearProps = {
  ask: Ask
  reports: readonly NearReport[]
  /** Older than a year: there for those who want it. */
  older: readonly NearReport[]
  isView: boolean
  /** Whether something is chosen that may be why there is nothing. */
  isChosen: boolean
}

/** The reports around, nearest first; the island puts a new one in its place when its map has moved. */
export function NearList({ ask, reports, older, isView, isChosen }: NearProps) {
  const { map, listing, municipalities } = ask.say.pages
  const none = isChosen ? municipalities.of.noneChosen : isView ? map.noneInView : map.none
  const title = older.length > 0 ? listing.onlyOlder : none
  return (
    <>
      {reports.length === 0 && <Empty title={title}>{map.noneWords}</Empty>}
      {reports.length > 0 && isView && (
        <p class="muted">{map.listFollows(reports.length, reports.length >= mostNear)}</p>
      )}
      {reports.length > 0 && <Rows ask={ask} reports={reports} />}
      {older.length > 0 && (
        <Disclosure title={listing.olderThanYear(older.length)}>
          <Rows ask={ask} reports={older} />
        </Disclosure>
      )}
    </>
  )
}

function Rows({ ask, reports }: { ask: Ask; reports: readonly NearReport[] }) {
  const { map } = ask.say.pages
  const now = new Date()
  return (
    <ReportList
      reports={reports.map((report) => ({
        ...listedReport(ask, report),
        detail: map.reported(map.away(report.metres), formatRecent(report.confirmedAt, now, ask.language)),
      }))}
    />
  )
}
