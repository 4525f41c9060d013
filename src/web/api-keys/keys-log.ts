import { to } from '../answer.tsx'
import type { LinkHandler } from '../ask.ts'
import type { Log } from '../exchanges/log.ts'
import { bodyOf } from '../integrations/console.ts'
import { answerKeys } from './answer-keys.tsx'
import { askedKey, pathOfKey } from './asked-key.ts'

/** As GeoReport v2 calls them; what somebody writes may name anybody. What we answer are words of ours. */
const personalFields = {
  asked: [
    ...['email', 'first_name', 'last_name', 'phone', 'title', 'description', 'attribute'],
    ...['account_id', 'device_id', 'requestor_name', 'name'],
  ],
  answered: [],
}

/** Opens the log of what a program has posted by its keys: the one that is asked for, and those it had before. */
export const onKeysLog =
  (handler: (log: Log) => Promise<Response>): LinkHandler =>
  async (ask, link) => {
    const key = await askedKey(ask, link)
    const { named } = ask.say.pages.apiKeys
    const own = { href: to(ask, pathOfKey(ask, key)), label: named(key.name, key.id) }
    return handler({
      ...{ ask, of: { caller: key.caller }, link: link.id, seesPersons: link.sees_persons },
      path: (...parts) => to(ask, pathOfKey(ask, key, 'logg', ...parts)),
      personalFields,
      answer: ({ above = [], ...shown }) =>
        answerKeys(ask, { ...shown, body: bodyOf(link), above: [own, ...above] }),
    })
  }
