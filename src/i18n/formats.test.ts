import { expect, test } from 'vitest'
import {
  formatClock,
  formatDay,
  formatPlannedDay,
  formatRecent,
  formatTime,
  swedishDay,
  swedishTime,
} from './formats.ts'

test('times are told as they are in Sweden, summer and winter', () => {
  expect(formatTime(new Date('2026-11-23T13:30:00Z'), 'sv')).toBe('23 november 2026 kl.\u00a014.30')
  expect(formatTime(new Date('2026-07-01T13:30:00Z'), 'sv')).toBe('1 juli 2026 kl.\u00a015.30')
  expect(formatClock(new Date('2026-11-23T07:02:00Z'), 'en')).toBe('08:02')
})

test('the day is the Swedish one, also just after midnight', () => {
  expect(swedishDay(new Date('2026-11-23T23:30:00Z'))).toBe('2026-11-24')
  expect(swedishDay(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02')
  expect(formatDay(new Date('2026-12-31T23:30:00Z'), 'en')).toBe('1 January 2027')
})

test('an operator reads the Swedish time in tables, on either side of midnight and of summer time', () => {
  expect(swedishTime(new Date('2026-11-23T23:05:00Z'))).toBe('2026-11-24 00.05')
  expect(swedishTime(new Date('2026-07-01T13:30:00Z'))).toBe('2026-07-01 15.30')
})

test('a planned day is that day in both languages', () => {
  expect(formatPlannedDay('2026-11-23', 'sv')).toBe('23 november 2026')
  expect(formatPlannedDay('2026-03-29', 'en')).toBe('29 March 2026')
})

test('what is recent is told by day, and in a week by date', () => {
  const now = new Date('2026-11-23T20:00:00Z')
  const said = (at: string) => formatRecent(new Date(at), now, 'sv')
  expect(said('2026-11-23T07:02:00Z')).toMatch(/^i ?dag kl\.\u00a008\.02$/)
  expect(said('2026-11-22T23:30:00Z')).toMatch(/^i ?dag kl\.\u00a000\.30$/)
  expect(said('2026-11-22T07:02:00Z')).toMatch(/^i ?går kl\.\u00a008\.02$/)
  expect(said('2026-11-20T07:02:00Z')).toBe('för 3 dagar sedan')
  expect(said('2026-11-16T07:02:00Z')).toBe('16 november 2026')
})
