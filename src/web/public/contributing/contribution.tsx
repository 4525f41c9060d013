import { randomUUID } from 'node:crypto'
import { paths } from '#paths.ts'
import { type ContributionKind, contributions, takes } from '#reports/contributions/contribution.ts'
import { saveContribution } from '#reports/contributions/save-contribution.ts'
import { standingReport } from '#reports/contributions/standing-report.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { NotFound } from '../../../errors.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { readNumber } from '../report-number.ts'
import { addedByAnybody } from './adding.ts'
import { closedPage } from './closed.tsx'
import { answerContribution } from './contribution-form.tsx'
import { sentPage } from './contribution-sent.tsx'
import { byAnybody, readContribution } from './read-contribution.ts'

/** Whoever knows something of what is reported says so here: that they see it too, what is new, how it is now. */
export const contributionPage =
  (kind: ContributionKind) =>
  async (ask: Ask): Promise<Response> => {
    const report = await askedFor(ask)
    if (report.number !== numberOf(ask)) return goTo(ask, paths.contribution(report.number, kind))
    if (!takes(report.state, kind)) return closedPage(ask, report, 200)
    const adding = addedByAnybody(report, kind)
    if (ask.c.req.query('skickat') !== undefined) return sentPage(ask, adding)
    const fields = { key: randomUUID(), follow: 'on' }
    return answerContribution(ask, adding, { fields, photos: [], mistakes: {} })
  }

export const sendContribution =
  (kind: ContributionKind) =>
  async (ask: Ask): Promise<Response> => {
    const report = await askedFor(ask)
    if (!takes(report.state, kind)) return closedPage(ask, report, 409)
    const adding = addedByAnybody(report, kind)
    const sent = await readContribution(ask, adding, byAnybody)
    if (sent instanceof Response) return sent
    const { follow, words, ...written } = sent
    await saveContribution(ask.rooms.db, {
      ...written,
      kind,
      report: report.number,
      words: contributions[kind].words === 'none' ? '' : words,
      wantsLetters: kind === 'follow' || follow !== undefined,
      language: ask.language,
    })
    return goTo(ask, `${adding.page}?skickat=1`)
  }

/** The report that an address names, or the one it has been merged into. */
export function askedFor(ask: Ask): Promise<PresentReport> {
  const number = numberOf(ask)
  if (number === null) throw new NotFound('no such number')
  return standingReport(ask.rooms.db, number)
}

export const numberOf = ({ c }: Ask): number | null => readNumber(c.req.param('number'))
