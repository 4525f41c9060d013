import { z } from 'zod'
import { type Exchange, NotAnswered, type OutAnswer } from '#http/exchange.ts'
import { jsonIn } from '../json-in.ts'
import { NoToken } from '../oauth2.ts'
import { outcomeOf, outcomeOfSilence } from '../outcome-of.ts'
import type { Outcome } from '../receiver.ts'
import { sign, signatureHeader } from '../signature.ts'

type Posting = { exchange: Exchange; url: string; secrets: readonly string[] }

/** A receiver may say what it calls the case, and whether a person or a case system has it: neither must be said. */
export const answered = z.object({
  externalId: z
    .union([z.string().min(1).max(200), z.number()])
    .transform(String)
    .optional()
    .catch(undefined)
    .describe('What the receiver calls the case.'),
  received: z
    .boolean()
    .optional()
    .catch(undefined)
    .describe('false: that it is named is no receipt, nobody has it yet.'),
})

/** Posts an event, signed as of now: one that is sent again has a signature of its own. */
export async function postEvent({ exchange, url, secrets }: Posting, event: string): Promise<Outcome> {
  if (secrets.length === 0) return { outcome: 'refused', answer: 'no secret to sign with' }
  try {
    const answer = await exchange({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        accept: 'application/json',
        [signatureHeader]: sign(event, new Date(), secrets),
      },
      body: event,
    })
    return outcomeOf(answer) ?? taken(answer)
  } catch (error) {
    if (error instanceof NoToken) return error.outcome
    if (error instanceof NotAnswered) return outcomeOfSilence(error)
    throw error
  }
}

function taken({ status, headers, body }: OutAnswer): Outcome {
  // Whoever stands before them may answer for them: with a page, that all is well or that there is maintenance.
  if (/\bhtml\b/i.test(headers['content-type'] ?? ''))
    return { outcome: 'unknown', answer: `HTTP ${status} with a page` }
  const { externalId, received } = answered.safeParse(jsonIn(body)).data ?? {}
  return {
    outcome: 'sent',
    answer: `HTTP ${status}`,
    ...(externalId !== undefined && { externalId }),
    // That it names the case is a receipt, unless it says itself that it isn't.
    isReceived: received ?? externalId !== undefined,
  }
}
