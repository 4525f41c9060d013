import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readSealedMoment, sealMoment } from './sealed-moment.ts'

const key = { version: 1, secret: randomBytes(32) }

test('a sealed moment can be read again, also after the signing key is changed', () => {
  const at = Date.UTC(2026, 10, 25, 12)
  const made = sealMoment(key, at)
  expect(z.uuid().safeParse(made).success).toBe(true)
  expect(readSealedMoment([{ version: 2, secret: randomBytes(32) }, key], made)).toBe(at)
  expect(readSealedMoment([key], made.toUpperCase())).toBe(at)
})

test('no two are the same', () => {
  expect(new Set(Array.from({ length: 1000 }, () => sealMoment(key, 1))).size).toBe(1000)
})

test('one that somebody else made, or made older than it is, tells nothing', () => {
  const made = sealMoment(key, Date.now())
  const older = `00${made.slice(2)}`
  for (const other of [older, randomUUID(), '', 'x', made.slice(1), `${made}0`])
    expect(readSealedMoment([key], other)).toBeNull()
  expect(readSealedMoment([{ ...key, secret: randomBytes(32) }], made)).toBeNull()
})
