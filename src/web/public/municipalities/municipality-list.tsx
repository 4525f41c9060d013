import { categoryName } from '#bodies/catalogue.ts'
import { formatRecent } from '#i18n/formats.ts'
import type { ListedReport } from '#reports/lists/list-reports.ts'
import type { Ask } from '../../ask.ts'
import { Empty } from '../../ui/empty.tsx'
import { ReportList } from '../../ui/report-list.tsx'
import { listedReport } from '../listed-report.ts'

type Props = {
  ask: Ask
  reports: readonly ListedReport[]
  /** Whether something is chosen that may be why there is nothing. */
  isChosen: boolean
}

export function MunicipalityList({ ask, reports, isChosen }: Props) {
  const { of } = ask.say.pages.municipalities
  if (reports.length === 0) return <Empty title={isChosen ? of.noneChosen : of.none}>{of.noneWords}</Empty>
  const now = new Date()
  return (
    <ReportList
      reports={reports.map((report) => ({
        ...listedReport(ask, report),
        detail: of.detail(
          categoryName(report.category, ask.language),
          formatRecent(report.confirmedAt, now, ask.language),
        ),
      }))}
    />
  )
}
