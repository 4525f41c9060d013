import { once } from '#http/once.ts'
import { type Link, noteUse } from '#people/links/links.ts'
import { handOver } from '#reports/hand-over.ts'
import { type HeldReport, heldReport } from '#reports/held-report.ts'
import { returnCase } from '#reports/passing/return-case.ts'
import { goTo } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { answerCase, caseAddress, caseOf } from '../case-page.tsx'
import { doerBy, refusedAs } from '../do-case-act.ts'
import { answerForwarding } from './forward-page.tsx'
import { offeredIn } from './offered.ts'
import { readForwarding } from './read-forwarding.ts'

/** The page where a case is sent on, for as long as it can be. */
export async function forwardPage(ask: Ask, link: Link): Promise<Response> {
  const held = await heldReport(ask.rooms.db, caseOf(link), link.body)
  return held.acts.includes('hand_over') ? answerForwarding(ask, held) : goTo(ask, caseAddress(ask))
}

/** Sends it on; a search only shows who there is, with all that was typed. */
export async function forward(ask: Ask, link: Link): Promise<Response> {
  const held = await heldReport(ask.rooms.db, caseOf(link), link.body)
  if (!held.acts.includes('hand_over')) return answerCase(ask, link, { status: 409, refused: 'not_present' })
  if (ask.fields['do'] === 'sok') return searched(ask, held)
  const read = readForwarding(ask, held)
  if (!read.ok) return answerForwarding(ask, held, { ...read, status: 422 })
  const { to, words } = read
  const doing = { caseId: caseOf(link), by: doerBy(link), ...(words && { words }) }
  try {
    await once(ask.rooms.db, ask.fields, (tx) =>
      to === null ? returnCase(tx, doing) : handOver(tx, { ...doing, to }),
    )
  } catch (refusal) {
    return answerCase(ask, link, refusedAs(refusal))
  }
  await noteUse(ask.rooms.db, link.id)
  return goTo(ask, `${caseAddress(ask)}?klart=skicka-vidare`)
}

function searched(ask: Ask, held: HeldReport): Response {
  const { found } = offeredIn(ask, held)
  return found.length > 0
    ? answerForwarding(ask, held)
    : answerForwarding(ask, held, { status: 422, mistakes: { name: 'forwardUnknown' } })
}
