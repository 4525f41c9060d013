import { expect, test } from 'vitest'
import { NotAnswered } from '#http/exchange.ts'
import { outcomeOf, outcomeOfSilence } from './outcome-of.ts'

test.each([
  [200, null],
  [202, null],
  [302, 'refused'],
  [400, 'refused'],
  [401, 'refused'],
  [404, 'refused'],
  [408, 'later'],
  [413, 'refused'],
  [425, 'later'],
  [429, 'later'],
  // It may have failed after it had kept what it was told.
  [500, 'unknown'],
  [502, 'unknown'],
  [503, 'later'],
  [504, 'unknown'],
] as const)('HTTP %i is %s', (status, outcome) => {
  expect(outcomeOf({ status, headers: {} })?.outcome ?? null).toBe(outcome)
})

test.each([
  ['7', 7000],
  ['0', 0],
  ['999999', 3_600_000],
  ['-5', undefined],
  ['snart', undefined],
])('told to wait %s', (header, retryAfterMs) => {
  const told = outcomeOf({ status: 429, headers: { 'retry-after': header } })
  expect(told?.retryAfterMs).toBe(retryAfterMs)
})

test('a moment to wait until is a pause from now', () => {
  const moment = new Date(Date.now() + 60_000).toUTCString()
  const pause = outcomeOf({ status: 503, headers: { 'retry-after': moment } })?.retryAfterMs ?? 0
  expect(pause).toBeGreaterThan(55_000)
  expect(pause).toBeLessThanOrEqual(60_000)
})

test('silence after the first byte is unknown, and before it only late', () => {
  expect(outcomeOfSilence(new NotAnswered('the line was cut', true)).outcome).toBe('unknown')
  expect(outcomeOfSilence(new NotAnswered('no such name', false)).outcome).toBe('later')
})
