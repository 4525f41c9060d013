import { paths } from '#paths.ts'
import type { ContributionKind } from '#reports/contributions/contribution.ts'
import type { PresentReport } from '#reports/present-report.ts'

/** What is being added to which report: by anybody, by who is signed in, or by its reporter by a link. */
export type Adding = {
  kind: ContributionKind
  report: PresentReport
  /** The form's own address. */
  page: string
  /** Where one comes from: the report's page, or the reporter's own. */
  back: string
  isOwn: boolean
  /** Whose address a session has proven; null where it has to be proven by a letter, or a link has. */
  signedInAs: string | null
}

export const addedByAnybody = (report: PresentReport, kind: ContributionKind): Adding => ({
  kind,
  report,
  page: paths.contribution(report.number, kind),
  back: paths.report(report.number),
  isOwn: false,
  signedInAs: null,
})

export const addedBySession = (report: PresentReport, kind: ContributionKind, email: string): Adding => ({
  ...addedByAnybody(report, kind),
  signedInAs: email,
})

export const addedByReporter = (report: PresentReport, kind: ContributionKind, token: string): Adding => ({
  kind,
  report,
  page: paths.ownContribution(token, kind),
  back: paths.ownReport(token),
  isOwn: true,
  signedInAs: null,
})
