import { describe, expect, test } from 'vitest'
import { Refused } from '#errors.ts'
import { readOptions } from './options.ts'

test('without words all sizes are measured, and nothing else', () => {
  expect(readOptions([])).toMatchObject({
    ...{ sizes: [50_000, 200_000], write: false, mails: null, letters: null, deliveries: null },
  })
})

test('deliveries wait for twenty systems unless it is said for how many', () => {
  expect(readOptions(['--deliveries', '20000']).deliveries).toMatchObject({
    ...{ deliveries: 20_000, connections: 20, reports: 50_000 },
  })
  expect(readOptions(['--deliveries', '400', '--connections', '3']).deliveries).toMatchObject({
    ...{ deliveries: 400, connections: 3 },
  })
})

test('quick is less of everything but what was asked for', () => {
  const [whole, quick] = [[], ['--quick']].map(
    (words) => readOptions(['--deliveries', '20000', ...words]).deliveries,
  )
  expect(quick?.deliveries).toBe(20_000)
  expect(quick?.posts).toBeLessThan(whole?.posts ?? 0)
  expect(readOptions(['--quick']).sizes).toEqual([5_000])
})

describe('what can’t be measured is refused in words', () => {
  test.each([
    [['--deliveries', '10'], '--deliveries 10'],
    [['--deliveries', 'många'], '--deliveries många'],
    [['--deliveries', '400', '--connections', '0'], '--connections 0'],
    [['--deliveries', '400', '--connections', '101'], '--connections 101'],
    [['--connections', '5'], '--connections goes with --deliveries'],
    [['--sizes', '2000,1000'], '--sizes 2000,1000'],
    [['--mails', '2.5'], '--mails 2.5'],
    [['--everything'], 'npm run bench -- --deliveries 20000'],
  ])('%j', (words, says) => {
    const reading = () => readOptions(words)
    expect(reading).toThrow(Refused)
    expect(reading).toThrow(says)
  })
})
