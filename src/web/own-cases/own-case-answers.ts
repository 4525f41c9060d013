import { paths } from '#paths.ts'
import { goTo } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { tokenOf } from '../integrations/console.ts'
import type { OwnCaseOutcome } from './answer-own-cases.tsx'

/** Which case an address names; zero is nobody's. */
export const numberIn = ({ c }: Ask): number => {
  const asked = c.req.param('number') ?? ''
  return /^\d{1,12}$/.test(asked) ? Number(asked) : 0
}

/** Back to all of them, which say what came of it. */
export const told = (ask: Ask, outcome: OwnCaseOutcome): Response =>
  goTo(ask, `${paths.ownCases(tokenOf(ask))}?klart=${outcome}`)

export const goneCase = (ask: Ask): Response => told(ask, 'borta')
