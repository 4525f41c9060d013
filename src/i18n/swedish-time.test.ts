import { expect, test } from 'vitest'
import { swedishTime } from './swedish-time.ts'

test.each([
  ['2026-12-24T22:00', '2026-12-24T21:00:00.000Z'],
  ['2026-06-24T22:00', '2026-06-24T20:00:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
])('%s in Sweden is %s', (words, moment) => {
  expect(swedishTime(words)?.toISOString()).toBe(moment)
})

test.each(['2026-03-29T02:30', '2026-12-24', '2026-13-01T10:00', 'julafton', '2026-12-24T25:00'])(
  '%s is no time in Sweden',
  (words) => {
    expect(swedishTime(words)).toBeNull()
  },
)
