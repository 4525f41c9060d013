import type { Answer, Chosen } from './answer.ts'

/**
 * The resident's "that is not right": accepted among those who can be sent it, the municipality always being
 * one of them when it can; else the answer stands and says that it does.
 */
export function choose(answer: Answer, chosen: Chosen): Answer {
  const { body, why } = chosen
  const { recipient, reason } = answer
  const before = recipient.takes ? [{ ...recipient, reason }] : []
  const choices = [...before, ...answer.alternatives]
  const wanted = choices.find((choice) => choice.body === body)
  if (!wanted) return { ...answer, steps: [...answer.steps, { code: 'not-choosable', facts: { body } }] }
  const { reason: _, ...taker } = wanted
  return {
    ...answer,
    recipient: taker,
    reason: { code: 'chosen', facts: { body, why } },
    confidence: 'likely',
    question: null,
    alternatives: choices.filter((choice) => choice !== wanted),
    source: 'resident',
    chosen,
    steps: [...answer.steps, { code: 'chosen', facts: { body, why } }],
  }
}
