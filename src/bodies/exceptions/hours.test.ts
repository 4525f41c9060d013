import { expect, test } from 'vitest'
import { isWithin, parseHours, sayHours } from './hours.ts'

const at = (time: string) => new Date(time)
const within = (words: string, time: string) => {
  const hours = parseHours(words)
  if (!hours) throw new Error(`unread: ${words}`)
  return isWithin(hours, at(time))
}

test.each([
  ['mån-fre 07:00-16:00', '2026-11-25T07:00:00+01:00', true],
  ['mån-fre 07:00-16:00', '2026-11-25T16:00:00+01:00', false],
  ['mån-fre 07:00-16:00', '2026-11-28T10:00:00+01:00', false],
  ['lör-sön 00:00-24:00', '2026-11-29T23:59:00+01:00', true],
  ['fre-mån 08:00-10:00', '2026-11-29T09:00:00+01:00', true],
  ['fre-mån 08:00-10:00', '2026-11-25T09:00:00+01:00', false],
  ['tis,tor 8.00–10.00', '2026-11-26T09:30:00+01:00', true],
])('%s at %s: %s', (words, time, expected) => {
  expect(within(words, time)).toBe(expected)
})

test('a shift past midnight belongs to the evening it began', () => {
  expect(within('fre 22:00-06:00', '2026-11-27T23:00:00+01:00')).toBe(true)
  expect(within('fre 22:00-06:00', '2026-11-28T05:59:00+01:00')).toBe(true)
  expect(within('fre 22:00-06:00', '2026-11-28T23:00:00+01:00')).toBe(false)
  expect(within('sön 22:00-06:00', '2026-11-30T01:00:00+01:00')).toBe(true)
})

test('hours follow the Swedish clock through summer and winter', () => {
  expect(within('mån-sön 07:00-16:00', '2026-07-01T05:00:00Z')).toBe(true)
  expect(within('mån-sön 07:00-16:00', '2026-12-01T05:00:00Z')).toBe(false)
  expect(within('mån-sön 07:00-16:00', '2026-12-01T06:00:00Z')).toBe(true)
})

test.each(['', 'vardagar 07:00-16:00', 'mån 7-16', 'mån 25:00-26:00', 'mån 07:60-16:00', 'mån 07:00-16:00;'])(
  '"%s" is not read as hours',
  (words) => {
    expect(parseHours(words)).toBeNull()
  },
)

test('hours are said as they are written', () => {
  expect(sayHours(parseHours('mån-tis 16:00-07:00; lör 00:00-24:00') ?? [])).toBe(
    'mån,tis 16:00-07:00; lör 00:00-24:00',
  )
})
