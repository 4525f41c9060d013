import type { HeldReport } from '#reports/held-report.ts'
import type { NearCase } from '#reports/nearby/cases-near.ts'
import type { Ask } from '../ask.ts'
import type { Besides } from './besides.ts'
import type { Phrase } from './phrases.ts'

/** All that the page of a case is made of. */
export type ShownCase = {
  ask: Ask
  held: HeldReport
  besides: Besides
  phrases: readonly Phrase[]
  near: readonly NearCase[]
}

/** Where the act of a card is posted. */
export const tokenOf = ({ c }: Ask): string => c.req.param('token') ?? ''
