import type { Link } from '#people/links/links.ts'
import { actsOpenTo, standingCase } from '#reports/open-acts.ts'
import { type PresentReport, presentReport } from '#reports/present-report.ts'
import type { VerdictKind } from '#reports/verdicts/verdict.ts'
import { askedBy } from '#reports/verdicts/verdict-queries.ts'
import { Gone, NotFound } from '../../../errors.ts'
import type { Ask } from '../../ask.ts'

/** Who has followed the link of a letter, what they were asked of, and how it stands now. */
export type AskedOf = {
  token: string
  report: PresentReport
  says: VerdictKind | null
  /** What they said was of an earlier fix. */
  isAnew: boolean
  hasThanked: boolean
  /** Theirs to open again: they reported it, and the time for that is not over. */
  mayReopen: boolean
}

export async function askedOf({ rooms, c }: Ask, { id }: Link): Promise<AskedOf> {
  const { db } = rooms
  const asked = await askedBy(db, id)
  const report = asked && (await presentReport(db, asked.report, 'published'))
  if (!report || report.visibility === 'private' || report.visibility === 'internal')
    throw new NotFound('the link asks of no public report')
  if (report.visibility === 'hidden') throw new Gone('the report is hidden')
  const { says, saidAt, hasThanked, person } = asked
  const isAnew = saidAt === null || saidAt < report.stateSince
  const by = { actor: 'reporter', door: 'web', person } as const
  const mayReopen = actsOpenTo(await standingCase(db, report.caseId), by).includes('reopen')
  return { token: c.req.param('token') ?? '', report, says, isAnew, hasThanked, mayReopen }
}
