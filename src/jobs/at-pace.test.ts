import { expect, test } from 'vitest'
import { atPace } from './at-pace.ts'

/** Somebody who takes as much as is allowed, every so often, of what waits. */
async function takeFor({
  perHour,
  seconds,
  everyMs,
  waiting,
}: Record<'perHour' | 'seconds' | 'everyMs' | 'waiting', number>) {
  let now = 0
  let left = waiting
  const take = atPace(
    perHour,
    async (limit) => {
      const taken = Math.min(limit, left)
      left -= taken
      return Array.from({ length: taken }, () => 'letter')
    },
    () => now,
  )
  const bySecond: number[] = []
  for (; now < seconds * 1000; now += everyMs) {
    const second = Math.floor(now / 1000)
    bySecond[second] = (bySecond[second] ?? 0) + (await take(16)).length
  }
  return { all: waiting - left, bySecond }
}

test.for([100, 3_600, 100_000, 1_000_000])(
  'no more and no fewer than %i an hour leave, however often they are asked for',
  async (perHour) => {
    for (const everyMs of [1, 10]) {
      const { all } = await takeFor({ perHour, seconds: 60, everyMs, waiting: 1_000_000 })
      const allowed = perHour / 60
      expect(all).toBeGreaterThanOrEqual(Math.floor(allowed))
      expect(all).toBeLessThanOrEqual(Math.ceil(allowed + Math.max(1, perHour / 1_800)))
    }
  },
)

test('after a quiet hour no more than two seconds’ worth leaves at once', async () => {
  const { bySecond } = await takeFor({ perHour: 100_000, seconds: 10, everyMs: 1, waiting: 10_000 })
  expect(bySecond[0]).toBeLessThanOrEqual(56 + 28)
  expect(Math.max(...bySecond.slice(1))).toBeLessThanOrEqual(29)
})

test('what was allowed and not taken is kept: asking where nothing waits costs nothing', async () => {
  let now = 0
  let waits = false
  const take = atPace(
    100_000,
    async (limit) => Array.from({ length: waits ? limit : 0 }, () => 'letter'),
    () => now,
  )
  for (; now < 1_000; now += 1) await take(16)
  waits = true
  const taken = [await take(16), await take(16), await take(16)]
  expect(taken.flat()).toHaveLength(48)
})
