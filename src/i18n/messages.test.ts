import { expect, test } from 'vitest'
import { languages, messagesIn } from './messages.ts'

/** Every message by its key: a sentence, or how many things it is told with. */
function keysOf(messages: unknown, under = ''): Map<string, string> {
  if (typeof messages === 'string') return new Map([[under, messages]])
  if (typeof messages === 'function') return new Map([[under, `told with ${messages.length}`]])
  if (messages === null || typeof messages !== 'object') return new Map([[under, 'no message']])
  return new Map(Object.entries(messages).flatMap(([key, inside]) => [...keysOf(inside, `${under}.${key}`)]))
}

const [swedish, english] = languages.map((language) => keysOf(messagesIn(language)))

test('English says all that Swedish says, with the same facts', () => {
  expect([...(english?.keys() ?? [])]).toEqual([...(swedish?.keys() ?? [])])
  const other = [...(swedish ?? [])].filter(
    ([key, said]) => said.startsWith('told with') && english?.get(key) !== said,
  )
  expect(other).toEqual([])
})

test('no message is empty', () => {
  const empty = [...(swedish ?? []), ...(english ?? [])].filter(([, said]) => said.trim() === '')
  expect(empty).toEqual([])
})
