import { formatRecent } from '#i18n/formats.ts'
import { mostNear, type NearReport } from '#reports/map/reports-near.ts'
import type { Ask } from '../../ask.ts'
import { Empty } from '../../ui/empty.tsx'
import { ReportList } from '../../ui/report-list.tsx'
import { listedReport } from '../listed-report.ts'

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
        reports={reports.map((report) => ({
          ...listedReport(ask, report),
          detail: map.reported(map.away(report.metres), formatRecent(report.confirmedAt, now, ask.language)),
        }))}
      />
    </>
  )
}
