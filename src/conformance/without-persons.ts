import { maskFields, maskQuery } from '#text/mask-fields.ts'
import type { Exchanged } from './exchanged.ts'
import { masked } from './show-exchange.ts'

const mostRead = 4_000
/** What is shorter stands in half of all words, and opens nothing. */
const leastOfKey = 8
/** A program has one, or a few; who sends others all the time has them hidden by their fields. */
const mostKeys = 20

type Hidden = {
  keys: readonly string[]
  /** Fields that say who somebody is. */
  personal: readonly string[]
}

/** An exchange without who somebody is in what was answered; no more of it than is shown. */
export function answerWithoutPersons(exchanged: Exchanged, hidden: Hidden): Exchanged {
  const { answer } = exchanged
  return answer ? { ...exchanged, answer: { ...answer, body: begun(answer.body, hidden) } } : exchanged
}

/** What a program shows to be let in: of another system too, where it is tried with a key that is not the trial's. */
const opening = [
  'api_key',
  'apikey',
  'api-key',
  'x-api-key',
  'key',
  'access_token',
  'authorization',
  'password',
]

/** The same in what was asked too, where others have asked it; and without what opens something anywhere. */
export function withoutPersons(exchanged: Exchanged, { keys, personal }: Hidden): Exchanged {
  const hidden = { keys, personal: [...personal, ...opening] }
  const { request, answer } = exchanged
  const inAddress = (words: string) => maskQuery(masked(words, keys), hidden.personal)
  // The link to the next page says again what was asked by.
  const inHeaders = (headers: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(headers).map(([name, words]) => [name, inAddress(words)]))
  return answerWithoutPersons(
    {
      ...exchanged,
      request: {
        ...request,
        ...{ url: inAddress(request.url), headers: inHeaders(request.headers) },
        body: begun(request.body ?? '', hidden),
      },
      answer: answer && { ...answer, headers: inHeaders(answer.headers) },
    },
    { keys, personal },
  )
}

/** The keys that a program has sent, whichever fields it has them in. */
export function keysSent(heard: readonly { posted: URLSearchParams; query: URLSearchParams }[]): string[] {
  const sent = heard.flatMap(({ posted, query }) =>
    [...posted, ...query].flatMap(([name, words]) => (opening.includes(name.toLowerCase()) ? [words] : [])),
  )
  return [...new Set(sent)].filter((words) => words.length >= leastOfKey).slice(0, mostKeys)
}

/** Keys first, and then no more than is shown: half a key is one too, and a long text takes long to look through. */
const begun = (body: string | Buffer, { keys, personal }: Hidden): Buffer =>
  Buffer.from(maskFields(masked(body.toString('utf8'), keys).slice(0, mostRead), personal))
