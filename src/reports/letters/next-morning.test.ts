import { expect, test } from 'vitest'
import { nextMorning } from './next-morning.ts'

test.each([
  ['daily', '2026-11-24T05:59:59Z', '2026-11-24T06:00:00.000Z'],
  ['daily', '2026-11-24T06:00:00Z', '2026-11-25T06:00:00.000Z'],
  ['daily', '2026-11-24T23:30:00Z', '2026-11-25T06:00:00.000Z'],
  // The nights the clocks change.
  ['daily', '2027-03-27T12:00:00Z', '2027-03-28T05:00:00.000Z'],
  ['daily', '2027-10-30T12:00:00Z', '2027-10-31T06:00:00.000Z'],
  ['weekly', '2026-11-22T12:00:00Z', '2026-11-23T06:00:00.000Z'],
  ['weekly', '2026-11-23T06:00:00Z', '2026-11-30T06:00:00.000Z'],
  ['weekly', '2026-11-28T12:00:00Z', '2026-11-30T06:00:00.000Z'],
] as const)('what happens is gathered %s: at %s it waits until %s', (pace, now, at) => {
  expect(nextMorning(pace, new Date(now)).toISOString()).toBe(at)
})
