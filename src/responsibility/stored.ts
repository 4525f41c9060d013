import type { z } from 'zod'
import type { Answer, Chosen, Confidence, PlacedBy, Source } from './answer.ts'
import { type Reason, reasonFacts, type Step, stepFacts } from './codes.ts'

/** Why a report went where it went, as it is kept with it: codes that are put into words when read. */
export type Responsibility = {
  placedBy: PlacedBy
  reason: Reason
  confidence: Confidence
  source: Source
  chosen: Chosen | null
  steps: readonly Step[]
}

/** Who is to hold the case that a report begins, by which exception if any, and why. */
export type Decision = { holder: string; exception: number | null; responsibility: Responsibility }

/** What becomes of an answer when the report is sent; null when nobody can be sent it. */
export function decisionOf(answer: Answer): Decision | null {
  const { recipient, placedBy, reason, confidence, source, chosen, steps } = answer
  if (!recipient.takes) return null
  const responsibility = { placedBy, reason, confidence, source, chosen, steps }
  return { holder: recipient.body, exception: recipient.exception, responsibility }
}

/** The reason kept with a report; null on those from before reasons were kept. */
export const readReason = (stored: unknown): Reason | null => (isReason(stored) ? stored : null)

/** The steps kept with a report; those that today's words know nothing of are left out. */
export const readSteps = (stored: unknown): Step[] => (Array.isArray(stored) ? stored.filter(isStep) : [])

const isReason = (value: unknown): value is Reason => isCoded(reasonFacts, value)
const isStep = (value: unknown): value is Step => isCoded(stepFacts, value)

function isCoded(schemas: Readonly<Record<string, z.ZodType>>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('facts' in value)) return false
  const { code, facts } = value
  if (typeof code !== 'string' || !Object.hasOwn(schemas, code)) return false
  return schemas[code]?.safeParse(facts).success ?? false
}
