import { stripCapabilities } from '#text/capabilities.ts'
import { cleanLine, shorten } from '#text/plain-text.ts'
import type { Sent } from './mail.ts'

/** What nodemailer tells when a mail did not go through. */
export type Failure = { code: string; responseCode: number | null; said: string }

/** `begun`: whether a byte of the message itself had been handed to the line. */
export function outcomeOf(failure: Failure, begun: boolean): Sent {
  return { outcome: outcome(failure, begun), answer: plainAnswer(failure.said) }
}

function outcome({ code, responseCode }: Failure, begun: boolean): Sent['outcome'] {
  const refusesThisMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (begun && !(refusesThisMail && responseCode !== null)) return 'unknown'
  if (!refusesThisMail) return 'later'
  if (responseCode === null) return 'refused'
  return responseCode >= 500 && !aboutTheSession.has(responseCode) ? 'refused' : 'later'
}

// Bad sequence, authentication required: our connection is wrong, the mail may be right.
const aboutTheSession = new Set([503, 530])

export function failureOf(error: unknown): Failure {
  const { code, responseCode, response } = Object(error)
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: typeof code === 'string' ? code : '',
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    said: typeof response === 'string' ? response : message,
  }
}

/** An answer fit to be kept and shown: the code and the words, without addresses or tokens. */
export const plainAnswer = (said: string): string =>
  shorten(cleanLine(stripCapabilities(said, '[link]')).replace(/[^\s<>@]+@[^\s<>@]+/g, '[address]'), 200)
