import type { Db } from '#database/database.ts'
import { Gone, NotFound } from '../../errors.ts'
import { type PresentReport, presentReport } from '../present-report.ts'
import { groupOf } from '../states.ts'

/** The report that a support counts for: a duplicate's main one. */
export type SupportedReport = { report: PresentReport; isOpen: boolean }

/** Private, internal and unknown ones are not there; hidden ones are gone. */
export async function supportedReport(db: Db, number: number): Promise<SupportedReport> {
  const report = await presentReport(db, number, 'published')
  if (!report || report.visibility === 'private' || report.visibility === 'internal')
    throw new NotFound('no such public report')
  if (report.visibility === 'hidden') throw new Gone('the report is hidden')
  if (report.mainReport) return supportedReport(db, report.mainReport)
  return { report, isOpen: groupOf[report.state] === 'open' }
}
