import { municipalityByCode } from '#geo/municipalities.ts'
import { formatRecent } from '#i18n/formats.ts'
import type { ListedReport } from '#reports/lists/list-reports.ts'
import type { Ask } from '../../ask.ts'
import { ReportList } from '../../ui/report-list.tsx'
import { listedReport } from '../listed-report.ts'

/** Reports of several municipalities: each says where it lies. */
export function ListedRows({ ask, reports }: { ask: Ask; reports: readonly ListedReport[] }) {
  const { reported } = ask.say.pages.finding.start
  const now = new Date()
  return (
    <ReportList
      reports={reports.map((report) => ({
        ...listedReport(ask, report),
        detail: `${municipalityByCode(report.municipality)?.name ?? ''} · ${reported(
          formatRecent(report.confirmedAt, now, ask.language),
        )}`,
      }))}
    />
  )
}
