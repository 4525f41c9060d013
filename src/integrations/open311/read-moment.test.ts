import { expect, test } from 'vitest'
import { readMoment, writtenInZone } from './read-moment.ts'

const clock = { zone: 'Europe/Stockholm', trustsZone: true }

test.each([
  ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.000Z'],
  ['2026-01-05T10:00:00.123+01:00', '2026-01-05T09:00:00.000Z'],
  ['2026-01-05T10:00:00+0100', '2026-01-05T09:00:00.000Z'],
  ['2026-01-05T10:00:00-06', '2026-01-05T16:00:00.000Z'],
  ['2026-01-05 10:00:00', '2026-01-05T09:00:00.000Z'],
  ['2026-07-05T10:00', '2026-07-05T08:00:00.000Z'],
  ['2026-01-05', '2026-01-04T23:00:00.000Z'],
  ['2026-03-29T03:30:00', '2026-03-29T01:30:00.000Z'],
  ['2026-01-05 10:00:00 UTC', '2026-01-05T10:00:00.000Z'],
])('%s is a time', (words, expected) => {
  expect(readMoment(words, clock)?.toISOString()).toBe(expected)
})

test.each([null, '', 'igår', '2026-13-05', '05/01/2026', '2026-01-05T10:00:00 CET'])(
  '%s is none',
  (words) => {
    expect(readMoment(words, clock)).toBeNull()
  },
)

test('a clock that says a zone that is not its own is read by its own', () => {
  expect(readMoment('2026-07-05T10:00:00Z', { ...clock, trustsZone: false })?.toISOString()).toBe(
    '2026-07-05T08:00:00.000Z',
  )
})

test('a moment is written as a clock there shows it, and read back', () => {
  const at = new Date('2026-07-05T08:00:00Z')
  expect(writtenInZone(at, 'America/Chicago')).toBe('2026-07-05T03:00:00')
  expect(readMoment('2026-07-05T03:00:00', { zone: 'America/Chicago', trustsZone: true })).toEqual(at)
})
