import { once } from '#http/once.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { type Doer, MoveRefused } from '#reports/lock-case.ts'
import { type OwnCase, ownCase } from '#reports/own-cases/own-cases.ts'
import { publishCase } from '#reports/publish-case.ts'
import { sendCaseLink } from '#reports/send-case-link.ts'
import { wayToReport } from '#reports/way-to-report.ts'
import { NotFound } from '../../errors.ts'
import type { Ask, LinkHandler } from '../ask.ts'
import { bodyOf } from '../integrations/console.ts'
import type { OwnCaseOutcome } from './answer-own-cases.tsx'
import { goneCase, numberIn, told } from './own-case-answers.ts'

type Acting = { ask: Ask; one: OwnCase; by: Doer }

/** Does something with one of a body's own cases; one that is its own no more is told of, and left as it is. */
const acting =
  (act: (acting: Acting) => Promise<OwnCaseOutcome>): LinkHandler =>
  async (ask, link) => {
    const one = await ownCase(ask.rooms.db, bodyOf(link), numberIn(ask))
    if (!one) return goneCase(ask)
    try {
      const outcome = await act({ ask, one, by: doerBy(link) })
      await noteUse(ask.rooms.db, link.id)
      return told(ask, outcome)
    } catch (refusal) {
      if (refusal instanceof NotFound || refusal instanceof MoveRefused) return goneCase(ask)
      throw refusal
    }
  }

/** Only the mailbox gets it: whoever has this link opens no case by it. */
export const sendOwnLink = acting(async ({ ask, one, by }) => {
  const sent = await sendCaseLink(ask.rooms.db, { from: null, report: one.number, by })
  return sent === 'sent' ? 'skickad' : 'nyss'
})

/** Lets everybody read it, but for a category that the body keeps to itself. */
export const publishOwn = acting(async ({ ask, one: { caseId, number }, by }) => {
  await once(ask.rooms.db, ask.fields, (tx) => publishCase(tx, { caseId, by }))
  return (await isPublic(ask, number)) ? 'visas' : 'privat'
})

const isPublic = async ({ rooms: { db } }: Ask, number: number): Promise<boolean> =>
  (await wayToReport(db, number)).isPublic

const doerBy = ({ id, body }: Link): Doer => ({ actor: 'body', door: 'web', body, link: id })
