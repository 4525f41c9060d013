import { paths } from '#paths.ts'
import type { ContributionKind } from '#reports/contributions/contribution.ts'
import type { PresentReport } from '#reports/present-report.ts'

/** What is being added to which report: by anybody, or by its reporter, whose link has proven the address. */
export type Adding = {
  kind: ContributionKind
  report: PresentReport
  /** The form's own address. */
  page: string
  /** Where one comes from: the report's page, or the reporter's own. */
  back: string
  isOwn: boolean
}

export const addedByAnybody = (report: PresentReport, kind: ContributionKind): Adding => ({
  kind,
  report,
  page: paths.contribution(report.number, kind),
  back: paths.report(report.number),
  isOwn: false,
})

export const addedByReporter = (report: PresentReport, kind: ContributionKind, token: string): Adding => ({
  kind,
  report,
  page: paths.ownContribution(token, kind),
  back: paths.ownReport(token),
  isOwn: true,
})
