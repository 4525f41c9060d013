import { randomBytes, randomUUID } from 'node:crypto'
import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase32, encodeBase32 } from './base32.ts'
import { mailbox, readMailbox } from './mail-address.ts'

const key = { version: 1, secret: randomBytes(32) }
const id = randomUUID()
const letter = { what: 'letter', id } as const

test('an address names its letter, the same each time, whatever case it comes back in', () => {
  const made = mailbox(key, 'reply', letter)
  expect(mailbox(key, 'reply', letter)).toBe(made)
  expect(made).toMatch(/^svar-l1\.[a-z2-7]{46}$/)
  for (const written of [made, made.toUpperCase()])
    expect(readMailbox([key], written)).toEqual({ way: 'reply', answered: letter })
})

test('it fits an address, with the largest key there can be', () => {
  expect(mailbox({ ...key, version: 999_999 }, 'bounce', letter).length).toBeLessThanOrEqual(64)
})

test('a letter is no delivery, an answer no bounce', () => {
  const made = mailbox(key, 'reply', letter)
  for (const other of [made.replace('-l', '-d'), made.replace('svar', 'studs')])
    expect([other, readMailbox([key], other)]).toEqual([other, null])
})

test('an address with any character changed names nothing', () => {
  const made = mailbox(key, 'bounce', { what: 'delivery', id })
  for (let place = 0; place < made.length; place += 1)
    for (const other of ['a', 'b', '2', '-', '.', ''].filter((one) => one !== made[place])) {
      const tampered = made.slice(0, place) + other + made.slice(place + 1)
      expect([tampered, readMailbox([key], tampered)]).toEqual([tampered, null])
    }
})

test('another key names nothing, a later one leaves those before', () => {
  const made = mailbox(key, 'reply', letter)
  expect(readMailbox([{ ...key, secret: randomBytes(32) }], made)).toBe(null)
  expect(readMailbox([{ version: 2, secret: randomBytes(32) }, key], made)?.answered).toEqual(letter)
})

test('base32 gives back every byte', () => {
  assert(
    property(uint8Array({ maxLength: 40 }), (bytes) =>
      decodeBase32(encodeBase32(Buffer.from(bytes))).equals(Buffer.from(bytes)),
    ),
  )
  expect(encodeBase32(Buffer.from('foobar'))).toBe('mzxw6ytboi')
})
