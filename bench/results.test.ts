import { expect, test } from 'vitest'
import { inThousands, tableOf } from './results.ts'

const rows = {
  cpu: { what: 'a page, CPU', unit: 'ms', budget: { most: 4 }, bounded: true },
  share: { what: 'of the limit', unit: '%', budget: { least: 50 } },
  rate: { what: 'answered', unit: '/s' },
} as const

const cells = (table: string, line: number) =>
  table
    .split('\n')
    [line]?.split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

test('one column has no growth, and says where a budget is not kept', () => {
  const table = tableOf(rows, [{ name: '400 deliveries', measured: { cpu: 4.5, share: 50, rate: 123.4 } }])
  expect(cells(table, 0)).toEqual(['what', '400 deliveries', 'budget', ''])
  expect(cells(table, 2)).toEqual(['a page, CPU', '4.50 ms', '≤ 4 ms, growth ≤ 2×', 'over'])
  expect(cells(table, 3)).toEqual(['of the limit', '50.0 %', '≥ 50 %', 'ok'])
  expect(cells(table, 4)).toEqual(['answered', '123 /s', '', ''])
})

test('two columns tell what grows more than twice', () => {
  const columns = [
    { name: '1 000 reports', measured: { cpu: 1.5, share: 60, rate: 10 } },
    { name: '2 000 reports', measured: { cpu: 3.5, share: 60, rate: 10 } },
  ]
  expect(cells(tableOf(rows, columns), 2)).toEqual([
    'a page, CPU',
    '1.50 ms',
    '3.50 ms',
    '2.33×',
    '≤ 4 ms, growth ≤ 2×',
    'grows',
  ])
})

test('what was not measured is a dash', () => {
  expect(cells(tableOf(rows, [{ name: 'none', measured: {} }]), 4)).toEqual(['answered', '– /s', '', ''])
})

test('thousands are told apart by a plain space', () => {
  expect(inThousands(1_000_000)).toBe('1 000 000')
})
