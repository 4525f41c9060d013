import { randomUUID } from 'node:crypto'
import type { Link } from '#people/links/links.ts'
import { contributeByLink } from '#reports/contributions/contribute-by-link.ts'
import { type ContributionKind, takes } from '#reports/contributions/contribution.ts'
import { standingReport } from '#reports/contributions/standing-report.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { NotFound } from '../../../errors.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { type Adding, addedByReporter } from './adding.ts'
import { closedPage } from './closed.tsx'
import { answerContribution } from './contribution-form.tsx'
import { byReporter, readContribution } from './read-contribution.ts'

/** The reporter says how it is: the link to their own page has proven who they are, so no letter is waited for. */
export const ownContributionPage =
  (kind: ContributionKind) =>
  async (ask: Ask, link: Link): Promise<Response> => {
    const { adding } = await addedBy(ask, link, kind)
    if (!takes(adding.report.state, kind)) return closedPage(ask, adding.report, 200)
    return answerContribution(ask, adding, { fields: { key: randomUUID() }, photos: [], mistakes: {} })
  }

export const sendOwnContribution =
  (kind: ContributionKind) =>
  async (ask: Ask, link: Link): Promise<Response> => {
    const { adding, person } = await addedBy(ask, link, kind)
    if (!takes(adding.report.state, kind)) return closedPage(ask, adding.report, 409)
    const sent = await readContribution(ask, adding, byReporter)
    if (sent instanceof Response) return sent
    const { id, words } = sent
    const { language, rooms } = ask
    const given = { id, kind, report: adding.report.number, words, wantsLetters: false, language }
    try {
      await contributeByLink(rooms.db, { ...given, person, link: link.id, door: 'web' })
    } catch (refusal) {
      if (!(refusal instanceof MoveRefused)) throw refusal
      return closedPage(ask, adding.report, 409)
    }
    return goTo(ask, `${adding.back}?klart=${kind}`)
  }

type Added = { adding: Adding; person: number }

async function addedBy(ask: Ask, { report, person }: Link, kind: ContributionKind): Promise<Added> {
  if (report === null || person === null) throw new NotFound('the link names no report and person')
  const standing = await standingReport(ask.rooms.db, report)
  return { adding: addedByReporter(standing, kind, ask.c.req.param('token') ?? ''), person }
}
