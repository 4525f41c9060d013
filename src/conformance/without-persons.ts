import { maskFields, maskQuery } from '#text/mask-fields.ts'
import type { Exchanged } from './exchanged.ts'
import { masked } from './show-exchange.ts'

const mostRead = 4_000

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

/** The same in what was asked too, where others have asked it. */
export function withoutPersons(exchanged: Exchanged, hidden: Hidden): Exchanged {
  const { request } = exchanged
  return answerWithoutPersons(
    {
      ...exchanged,
      request: {
        ...request,
        url: maskQuery(masked(request.url, hidden.keys), hidden.personal),
        body: begun(request.body ?? '', hidden),
      },
    },
    hidden,
  )
}

/** Keys first, and then no more than is shown: half a key is one too, and a long text takes long to look through. */
const begun = (body: string | Buffer, { keys, personal }: Hidden): Buffer =>
  Buffer.from(maskFields(masked(body.toString('utf8'), keys).slice(0, mostRead), personal))
