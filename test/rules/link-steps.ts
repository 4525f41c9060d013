import { expect } from 'vitest'
import { renewCaseLink } from '#reports/renew-case-link.ts'
import { revokeCaseLink } from '#reports/revoke-case-link.ts'
import { sendCaseLink } from '#reports/send-case-link.ts'
import { chosenCase, doerFor, whyNotAsHolder } from './case-steps.ts'
import { refusedAs, type Step } from './outcomes.ts'
import { pick, presentCase } from './world.ts'

export const renew: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const renewing = { caseId: held.id, by }
  // Where it has come back to the same body, the link is to the case that it has now.
  const now = presentCase(world, held.report)
  const refusal = held.present || now?.holder !== by.body ? whyNotAsHolder(held, by) : null
  const isOthers = !held.present && by.body !== held.holder
  if (refusal || isOthers || !now)
    return refusedAs(world, refusal ?? 'not_present', () => renewCaseLink(world.db, renewing))
  const isTooSoon = now.linkMailedAt !== null && world.minutes - now.linkMailedAt < 10
  expect(await renewCaseLink(world.db, renewing)).toBe(isTooSoon ? 'too_soon' : 'sent')
  if (isTooSoon) return
  now.linkMailedAt = world.minutes
  now.deliveries.push({ kind: 'link', state: 'waiting' })
}

/** From the page of one case, for another of the same body; or from where a body runs its connections. */
export const sendLink: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const report = pick(world.reports, chance.what)
  const wanted = report && presentCase(world, report)
  const isFromCase = chance.also % 2 === 0
  const sending = { from: isFromCase ? held.id : null, report: report?.number ?? 0, by }
  const unfit = wanted?.holder === by.body ? null : 'NotFound'
  const refusal = (isFromCase ? whyNotAsHolder(held, by) : null) ?? unfit
  if (refusal || !wanted)
    return refusedAs(world, refusal ?? 'NotFound', () => sendCaseLink(world.db, sending))
  const isTooSoon = wanted.linkMailedAt !== null && world.minutes - wanted.linkMailedAt < 10
  expect(await sendCaseLink(world.db, sending)).toBe(isTooSoon ? 'too_soon' : 'sent')
  if (isTooSoon) return
  wanted.linkMailedAt = world.minutes
  wanted.deliveries.push({ kind: 'link', state: 'waiting' })
}

export const revoke: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const revoking = { caseId: held.id, by }
  if (by.actor !== 'operator') return refusedAs(world, 'actor', () => revokeCaseLink(world.db, revoking))
  await revokeCaseLink(world.db, revoking)
  if (!held.present) return
  held.linkMailedAt = world.minutes
  held.deliveries.push({ kind: 'link', state: 'waiting' })
}
