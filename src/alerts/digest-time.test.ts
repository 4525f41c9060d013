import { expect, test } from 'vitest'
import { dueAt } from './digest-time.ts'

const slot = (pace: 'daily' | 'weekly', now: string) => dueAt[pace](new Date(now)).newsBefore.toISOString()

test.each([
  ['before seven it was yesterday', '2026-11-24T05:59:59Z', '2026-11-23T06:00:00.000Z'],
  ['at seven it is today', '2026-11-24T06:00:00Z', '2026-11-24T06:00:00.000Z'],
  ['late in the evening it is still today', '2026-11-24T22:59:00Z', '2026-11-24T06:00:00.000Z'],
  ['after midnight in Sweden it is the day before', '2026-11-24T23:30:00Z', '2026-11-24T06:00:00.000Z'],
  ['the morning the clocks go forward', '2027-03-28T05:00:00Z', '2027-03-28T05:00:00.000Z'],
  ['a minute before that', '2027-03-28T04:59:00Z', '2027-03-27T06:00:00.000Z'],
  ['the morning the clocks go back', '2027-10-31T06:00:00Z', '2027-10-31T06:00:00.000Z'],
  ['a minute before that', '2027-10-31T05:59:00Z', '2027-10-30T05:00:00.000Z'],
])('daily letters leave at seven in Sweden: %s', (_, now, at) => {
  expect(slot('daily', now)).toBe(at)
})

test.each([
  ['2026-11-23T05:59:00Z', '2026-11-16T06:00:00.000Z'],
  ['2026-11-23T06:00:00Z', '2026-11-23T06:00:00.000Z'],
  ['2026-11-29T23:59:00Z', '2026-11-23T06:00:00.000Z'],
  ['2027-03-29T05:00:00Z', '2027-03-29T05:00:00.000Z'],
  ['2027-03-29T04:59:00Z', '2027-03-22T06:00:00.000Z'],
])('weekly letters leave on Mondays at seven in Sweden: at %s it was last %s', (now, at) => {
  expect(slot('weekly', now)).toBe(at)
})

test('at once means joined with what came within ten minutes', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  expect(dueAt.at_once(now)).toEqual({ newsBefore: now, toldBefore: new Date('2026-11-24T11:50:00Z') })
})
