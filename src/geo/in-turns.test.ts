import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { manyRoads } from '../../test/large-network.ts'
import { atOnce, inTurns, mapping } from './in-turns.ts'
import { roadIndexSteps } from './roads/road-index.ts'

test('work in turns comes to the same as work at once', async () => {
  const doubled = () => mapping([1, 2, 3, 4, 5], (one) => 2 * one, 2)
  expect(atOnce(doubled())).toEqual([2, 4, 6, 8, 10])
  expect(await inTurns(doubled())).toEqual([2, 4, 6, 8, 10])
  expect(await inTurns(mapping([], () => 1, 2))).toEqual([])
})

test('a fault in one piece is a fault of the whole', async () => {
  const faulty = mapping(
    [1, 2, 3],
    (one) => {
      if (one === 2) throw new Error('two')
      return one
    },
    1,
  )
  await expect(inTurns(faulty)).rejects.toThrow('two')
})

test('requests have their turns while a town’s roads are read again', async () => {
  let turns = 0
  let isOver = false
  const others = (async () => {
    for (; !isOver; turns += 1) await turn()
  })()
  await inTurns(roadIndexSteps(manyRoads(20_000)))
  isOver = true
  await others
  expect(turns).toBeGreaterThan(25)
})
