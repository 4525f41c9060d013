import { expect, test } from 'vitest'
import { soonAfter } from './soon-after.ts'

test('what wakes it meanwhile is done together, one after the other, and a failure ends nothing', async () => {
  let done = 0
  let underWay = 0
  const loop = soonAfter('count', 5, async () => {
    underWay += 1
    expect(underWay).toBe(1)
    await Promise.resolve()
    underWay -= 1
    done += 1
    if (done === 1) throw new Error('the first fails')
  })
  for (let woken = 0; woken < 10; woken += 1) loop.wake()
  await expect.poll(() => done).toBe(1)
  loop.wake()
  await expect.poll(() => done).toBe(2)
  loop.wake()
  await loop.stop()
  expect(done, 'what had not begun when it was stopped is left to the clock').toBe(2)
})
