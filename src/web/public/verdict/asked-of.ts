import { paths } from '#paths.ts'
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
  /** Where the report can be read; null where this link leads to no such page. */
  page: string | null
  says: VerdictKind | null
  /** What they said was of an earlier fix. */
  isAnew: boolean
  hasThanked: boolean
  /** Theirs to open again: they reported it, and the time for that is not over. */
  mayReopen: boolean
}

/** Nobody else sees what is said of it. */
export const isPrivate = ({ report }: AskedOf): boolean => report.visibility === 'private'

/** A private report is its reporter's. */
const isTheirs = ({ visibility, reporter }: PresentReport, person: number): boolean =>
  visibility === 'private' ? person === reporter : visibility !== 'internal'

export async function askedOf({ rooms, c }: Ask, { id }: Link): Promise<AskedOf> {
  const { db } = rooms
  const asked = await askedBy(db, id)
  const report = asked && (await presentReport(db, asked.report, 'published'))
  if (!report || !isTheirs(report, asked.person)) throw new NotFound('the link asks of no report of theirs')
  if (report.visibility === 'hidden') throw new Gone('the report is hidden')
  const { says, saidAt, hasThanked, person } = asked
  const isAnew = saidAt === null || saidAt < report.stateSince
  const by = { actor: 'reporter', door: 'web', person } as const
  const mayReopen = actsOpenTo(await standingCase(db, report.caseId), by).includes('reopen')
  const page = report.visibility === 'public' ? paths.report(report.number) : null
  return { token: c.req.param('token') ?? '', report, page, says, isAnew, hasThanked, mayReopen }
}
