import { randomUUID } from 'node:crypto'
import { paths } from '#paths.ts'
import { contributeByLink } from '#reports/contributions/contribute-by-link.ts'
import { type ContributionKind, contributions, takes } from '#reports/contributions/contribution.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { goTo } from '../../answer.tsx'
import type { SessionHandler } from '../../ask.ts'
import { usesAnotherAddress } from '../mine/signed-in-as.tsx'
import { addedBySession } from './adding.ts'
import { closedPage } from './closed.tsx'
import { askedFor, contributionPage, numberOf, sendContribution } from './contribution.tsx'
import { answerContribution } from './contribution-form.tsx'
import { bySession, readContribution } from './read-contribution.ts'

/** The same form for who is signed in: the session has proven the address, so no letter is waited for. */
export const signedInContributionPage =
  (kind: ContributionKind): SessionHandler =>
  async (ask, { email }) => {
    if (usesAnotherAddress(ask) || ask.c.req.query('skickat') !== undefined)
      return contributionPage(kind)(ask)
    const report = await askedFor(ask)
    if (report.number !== numberOf(ask)) return goTo(ask, paths.contribution(report.number, kind))
    if (!takes(report.state, kind)) return closedPage(ask, report, 200)
    const fields = { key: randomUUID(), follow: 'on' }
    return answerContribution(ask, addedBySession(report, kind, email), { fields, photos: [], mistakes: {} })
  }

export const sendSignedIn =
  (kind: ContributionKind): SessionHandler =>
  async (ask, { email, person }) => {
    if (usesAnotherAddress(ask)) return sendContribution(kind)(ask)
    const report = await askedFor(ask)
    if (!takes(report.state, kind)) return closedPage(ask, report, 409)
    const sent = await readContribution(ask, addedBySession(report, kind, email), bySession)
    if (sent instanceof Response) return sent
    const { id, words, follow, pace } = sent
    try {
      await contributeByLink(ask.rooms.db, {
        ...{ id, kind, report: report.number, person, pace, link: null, door: 'web', language: ask.language },
        words: contributions[kind].words === 'none' ? '' : words,
        wantsLetters: kind === 'follow' || follow !== undefined,
      })
    } catch (refusal) {
      if (!(refusal instanceof MoveRefused)) throw refusal
      return closedPage(ask, report, 409)
    }
    return goTo(ask, `${paths.report(report.number)}?klart=${kind}`)
  }
