import { formatRecent } from '#i18n/formats.ts'
import type { LatestReport } from '#reports/latest-reports.ts'
import type { Ask } from '../ask.ts'
import { Empty } from '../ui/empty.tsx'
import { ReportList } from '../ui/report-list.tsx'
import { listedReport } from './listed-report.ts'

/** The newest reports of the whole country. */
export function NewestReports({ ask, reports }: { ask: Ask; reports: readonly LatestReport[] }) {
  const { start } = ask.say.pages.finding
  if (reports.length === 0)
    return (
      <Empty title={start.none} drawing="street">
        {start.noneWords}
      </Empty>
    )
  const now = new Date()
  return (
    <ReportList
      reports={reports.map((report) => ({
        ...listedReport(ask, report),
        detail: `${report.municipality} · ${start.reported(formatRecent(report.confirmedAt, now, ask.language))}`,
      }))}
    />
  )
}
