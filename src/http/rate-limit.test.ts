import { expect, test } from 'vitest'
import { noLimit, rateLimit } from './rate-limit.ts'

test('who asks is told how much is left, and when there is more', () => {
  const limit = rateLimit({ acts: 3, perMs: 3_000 })
  const standing = (now: number) => limit.standing('ada', now)
  expect(standing(0)).toMatchObject({ acts: 3, perMs: 3_000, left: 3, moreInMs: 0, allInMs: 0 })
  for (const allowed of [true, true, true, false]) expect(limit.allows('ada', 0)).toBe(allowed)
  expect(standing(0)).toMatchObject({ left: 0, moreInMs: 1_000, allInMs: 3_000 })
  expect(standing(1_500)).toMatchObject({ left: 1, moreInMs: 500, allInMs: 1_500 })
  expect(limit.allows('ada', 1_500)).toBe(true)
  expect(limit.standing('bo', 1_500)?.left).toBe(3)
  expect(noLimit.standing('ada')).toBeNull()
})
