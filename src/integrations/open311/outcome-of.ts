import { NotAnswered, type OutAnswer, Unreadable } from '#http/exchange.ts'
import { cleanLine, shorten } from '#text/plain-text.ts'
import type { Outcome } from '../receiver.ts'
import type { Far, Fields } from './ask.ts'
import { type Document, NotWhole, readDocument } from './read-document.ts'
import { type Mistake, mistakesIn } from './read-mistakes.ts'

/** What a post came to before its answer is understood: a document of theirs, or an outcome already. */
export type Posted = { document: Document; status: number } | Outcome

/**
 * Judges the answer to a post by its status first. What failed there after it may have been taken is `unknown`: also a page
 * for people in place of an answer, and a gateway that waited in vain. What was refused has not been taken, unless what it says
 * of that is cut off: that it has it already is said so, too.
 */
export async function post(far: Far, sent: Fields, posting: Promise<OutAnswer>): Promise<Posted> {
  try {
    return judge(far, sent, await posting)
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error
    return { outcome: error.mayHaveArrived ? 'unknown' : 'later', answer: error.message }
  }
}

function judge(far: Far, sent: Fields, answer: OutAnswer): Posted {
  const { status } = answer
  const { document, unread, isWhole } = read(answer)
  const mistakes = mistakesIn(document)
  const isRefusal = far.profile.refusesBy500 && status === 500 && mistakes !== null
  const told = sayMistakes(far, sent, status, mistakes)
  if (status === 429 || status === 503 || status === 408 || status === 425)
    return { outcome: 'later', answer: told, ...retryAfter(answer) }
  // It has it already, or is at odds with itself: that is looked at.
  if (status === 409 || (status >= 500 && !isRefusal)) return { outcome: 'unknown', answer: told }
  if (status >= 300 && isWhole) return { outcome: 'refused', answer: told }
  if (unread !== null) return { outcome: 'unknown', answer: `HTTP ${status}: ${unread}` }
  if (mistakes !== null) return { outcome: 'refused', answer: told }
  return { document, status }
}

type Read = { document: Document; unread: string | null; isWhole: boolean }

function read({ body, headers }: OutAnswer): Read {
  try {
    return { document: readDocument(body, headers['content-type']), unread: null, isWhole: true }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { document: null, unread: error.message, isWhole: !(error instanceof NotWhole) }
  }
}

/** The words of a server may repeat what it was sent: that is taken out of them. */
function sayMistakes(far: Far, sent: Fields, status: number, mistakes: readonly Mistake[] | null): string {
  const said = (mistakes ?? []).map(({ code, words }) => [code, words].filter(Boolean).join(' ')).join('; ')
  const masked = sent
    .map(([, value]) => value)
    .filter((value) => value.length > 2)
    .sort((one, other) => other.length - one.length)
    .reduce((words, value) => words.replaceAll(value, '[…]'), cleanLine(said))
  const plain = masked.replace(/\S+@\S+/g, '[…]').replace(/https?:\/\/\S+/g, '[…]')
  return far.withoutKeys(shorten([`HTTP ${status}`, plain].filter(Boolean).join(': '), 300))
}

const dayMs = 86_400_000

/** In seconds or as a date; at most a day. */
function retryAfter({ headers }: OutAnswer, now = Date.now()): { retryAfterMs?: number } {
  const said = headers['retry-after']?.trim()
  if (said === undefined || said === '') return {}
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now
  return Number.isFinite(ms) && ms > 0 ? { retryAfterMs: Math.min(ms, dayMs) } : {}
}
