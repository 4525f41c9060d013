import { expect, test } from 'vitest'
import { waitMs } from './back-off.ts'

test('the first tries come soon, the later ones at most half a minute apart', () => {
  const longest = [1, 2, 3, 4, 5, 6, 60].map((failures) => waitMs(failures, 1))
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
})

test('those who lost the network together do not all come back at once', () => {
  expect(waitMs(4, 0)).toBe(6000)
  expect(waitMs(4, 0.5)).toBe(7000)
})
