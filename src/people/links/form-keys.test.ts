import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { makeFormKey, readFormKey } from './form-keys.ts'

const key = { version: 1, secret: randomBytes(32) }

test('a form’s key is a UUID that tells when it was shown, also after the signing key is changed', () => {
  const at = Date.UTC(2026, 10, 25, 12)
  const made = makeFormKey(key, at)
  expect(z.uuid().safeParse(made).success).toBe(true)
  expect(readFormKey([{ version: 2, secret: randomBytes(32) }, key], made)).toBe(at)
  expect(readFormKey([key], made.toUpperCase())).toBe(at)
})

test('two forms never have the same key', () => {
  expect(new Set(Array.from({ length: 1000 }, () => makeFormKey(key, 1))).size).toBe(1000)
})

test('a key somebody else made, or made older than it is, tells nothing', () => {
  const made = makeFormKey(key, Date.now())
  const older = `00${made.slice(2)}`
  for (const other of [older, randomUUID(), '', 'x', made.slice(1), `${made}0`])
    expect(readFormKey([key], other)).toBeNull()
  expect(readFormKey([{ ...key, secret: randomBytes(32) }], made)).toBeNull()
})
