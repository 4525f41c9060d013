import { z } from 'zod'
import type { Link } from '#people/links/links.ts'
import { MoveRefused } from '#reports/lock-case.ts'
import { sendCaseLink } from '#reports/send-case-link.ts'
import { NotFound } from '../../errors.ts'
import { goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { answerCase, caseAddress, caseOf } from './case-page.tsx'
import { doerBy } from './do-case-act.ts'
import { linkOutcomes } from './link-outcomes.ts'

const wanted = z.coerce.number().int().positive().max(9_999_999_999).catch(0)

/** Has the link to another case mailed to the body's mailbox. */
export async function sendOtherLink(ask: Ask, link: Link): Promise<Response> {
  const report = wanted.parse(ask.fields['number'])
  try {
    const sent = await sendCaseLink(ask.rooms.db, { from: caseOf(link), report, by: doerBy(link) })
    return goTo(ask, `${caseAddress(ask)}?lank=${linkOutcomes[sent]}`)
  } catch (refusal) {
    if (refusal instanceof NotFound) return goTo(ask, `${caseAddress(ask)}?lank=${linkOutcomes.gone}`)
    if (refusal instanceof MoveRefused) return answerCase(ask, link, { status: 409, refused: refusal.why })
    throw refusal
  }
}
