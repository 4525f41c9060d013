import { expect, test } from 'vitest'
import { answerBy, isOverdue } from './answer-by.ts'

test.each([
  ['a Monday', '2026-11-23T08:00:00Z', '2026-11-25'],
  ['a Thursday', '2026-11-26T08:00:00Z', '2026-11-30'],
  ['a Friday', '2026-11-27T08:00:00Z', '2026-12-01'],
  ['a Saturday', '2026-11-28T08:00:00Z', '2026-12-01'],
  ['a Sunday', '2026-11-29T08:00:00Z', '2026-12-01'],
  ['a Sunday night that is Monday in Sweden', '2026-11-29T23:30:00Z', '2026-12-02'],
  ['the night clocks go forward', '2026-03-28T23:30:00Z', '2026-03-31'],
])('A11Y-3: what is told on %s is answered within two working days', (_, toldAt, day) => {
  expect(answerBy(new Date(toldAt))).toBe(day)
})

test('A11Y-3: it is overdue when that day has passed in Sweden, and abuse never is', () => {
  const told_at = new Date('2026-11-27T08:00:00Z')
  const at = (now: string, topic: 'abuse' | 'barrier') => isOverdue({ topic, told_at }, new Date(now))
  expect(at('2026-12-01T22:59:00Z', 'barrier')).toBe(false)
  expect(at('2026-12-01T23:01:00Z', 'barrier')).toBe(true)
  expect(at('2027-12-01T23:01:00Z', 'abuse')).toBe(false)
})
