import type { NotAnswered, OutAnswer } from '#http/exchange.ts'
import type { Found, Outcome } from './receiver.ts'

const second = 1000
/** Whoever asks to be left alone for longer is asked again all the same. */
const longestPauseMs = 60 * 60 * second

/**
 * What the answer's status says of what was posted; null: it was taken, as far as the status tells. A server that has
 * failed (500, 502, 504) may have kept it before it did; one that is busy (429, 503) says that it has not.
 */
export function outcomeOf(answer: Pick<OutAnswer, 'status' | 'headers'>, code = ''): Outcome | null {
  const { status, headers } = answer
  const told = code === '' ? `HTTP ${status}` : `HTTP ${status} ${code}`
  if (status >= 200 && status < 300) return null
  if ([408, 425, 429, 503].includes(status)) {
    const retryAfterMs = pauseOf(headers['retry-after'])
    return { outcome: 'later', answer: told, ...(retryAfterMs !== null && { retryAfterMs }) }
  }
  return { outcome: status >= 500 ? 'unknown' : 'refused', answer: told }
}

/** What can't be told of a question that nobody has answered. */
export const outcomeOfSilence = ({ mayHaveArrived, message }: NotAnswered): Outcome => ({
  outcome: mayHaveArrived ? 'unknown' : 'later',
  answer: message,
})

/**
 * What a look says that was answered by no answer: one that fails, is busy, or shows a page may be looked at again; one that
 * won't have the question never tells.
 */
export const foundByFailure = (answer: Pick<OutAnswer, 'status' | 'headers'>): 'not_yet' | 'cannot_tell' =>
  outcomeOf(answer)?.outcome === 'refused' ? 'cannot_tell' : 'not_yet'

/** What comes of what is not sent before it has been found whether its case, or itself, is there. */
export function outcomeOfLook({ found, answer }: Exclude<Found, { found: 'yes' }>): Outcome {
  if (found === 'no') return { outcome: 'refused', answer: 'no such case there' }
  return {
    outcome: found === 'not_yet' ? 'later' : 'refused',
    answer: `not sent, since looking failed: ${answer}`,
  }
}

/** Seconds, or a moment, as the header has it. */
function pauseOf(header: string | undefined): number | null {
  if (header === undefined) return null
  const isMoment = /^[A-Z][a-z]{2,8},? /.test(header)
  if (!isMoment && !/^\d{1,9}$/.test(header.trim())) return null
  const pause = isMoment ? new Date(header).getTime() - Date.now() : Number(header) * second
  return Number.isNaN(pause) ? null : Math.min(Math.max(pause, 0), longestPauseMs)
}
