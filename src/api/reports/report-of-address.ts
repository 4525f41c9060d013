import { type PublicReport, publicReport } from '#reports/public-report.ts'
import { Gone, NotFound } from '../../errors.ts'
import type { ApiAsk } from '../rooms.ts'

/** The report of the address, as far as everybody may see it; else it is not there, or hidden and gone. */
export async function reportOfAddress({ c, rooms }: ApiAsk): Promise<PublicReport> {
  const written = c.req.param('number') ?? ''
  const report = /^[1-9]\d{0,14}$/.test(written) ? await publicReport(rooms.db, Number(written)) : null
  if (!report) throw new NotFound('no such report')
  if (report === 'hidden') throw new Gone('the report is hidden')
  return report
}
