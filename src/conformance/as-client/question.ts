import type { Heard } from './heard.ts'
import { wordsInParts } from './words-in-parts.ts'

/** What a program asks, before it is answered. */
export type Question = Omit<Heard, 'answer' | 'trouble'>

/** Where resources begin below whatever the door stands at. */
export const endpoint = '/open311/v2'

/** With pictures. */
export const mostBytes = 8_000_000
/** Without: a report of the longest words that are taken, several times over. */
const mostOfWords = 100_000

/** More of a body than anybody is shown. */
export const mostOfBody = 16_000

/** A question as it came over the line. `url`: its path from the endpoint on, with what it asks by. */
export type OnLine = {
  at: number
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body: Buffer
}

/** Reads it; null where it is more than a door takes. */
export function questionFrom(line: OnLine): Question | null {
  const posted = postedIn(line.body, line.headers['content-type'] ?? '')
  return posted && questionOf(line, posted)
}

/** The same where the words of its form are known already. */
export function questionOf({ at, method, url, headers, body }: OnLine, posted: URLSearchParams): Question {
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  return {
    ...{ at, method, posted, query: new URLSearchParams(query) },
    contentType: headers['content-type'] ?? '',
    path: path.startsWith(`${endpoint}/`) ? path.slice(endpoint.length + 1) : path,
    request: { method: method as 'GET' | 'POST', url, headers, body },
  }
}

/**
 * The same as it is kept: of a form in parts its words, of what else is words the beginning. Pictures tell who took them
 * and where. It is a copy, so that what came with it can go.
 */
export function asKept(question: Question): Question {
  const { contentType, posted, request } = question
  const whole = isInParts(contentType) ? posted.toString() : (request.body ?? '')
  const kept = (typeof whole === 'string' ? Buffer.from(whole) : whole).subarray(0, mostOfBody)
  return {
    ...question,
    request: { ...request, body: kept.includes(0) ? Buffer.alloc(0) : Buffer.from(kept) },
  }
}

const isInParts = (type: string): boolean => /^multipart\/form-data/i.test(type)

/** The words of a form; files are left out. */
function postedIn(body: Buffer, type: string): URLSearchParams | null {
  if (body.length > mostBytes) return null
  if (isInParts(type)) return wordsInParts(body, type, mostOfWords)
  if (body.length > mostOfWords) return null
  // A picture is no form.
  return new URLSearchParams(body.includes(0) ? '' : body.toString('utf8'))
}
