import type { Db } from '#database/database.ts'
import { Gone, NotFound } from '../../errors.ts'
import { type PresentReport, presentReport } from '../present-report.ts'

/** The public report that goes on: a duplicate's main one, where everybody may see that. Private, internal and unknown ones are not there; hidden ones are gone. */
export async function standingReport(db: Db, number: number): Promise<PresentReport> {
  const report = await presentReport(db, number, 'published')
  if (!report || report.visibility === 'private' || report.visibility === 'internal')
    throw new NotFound('no such public report')
  if (report.visibility === 'hidden') throw new Gone('the report is hidden')
  return report.mainReport && report.isMainPublic ? standingReport(db, report.mainReport) : report
}
