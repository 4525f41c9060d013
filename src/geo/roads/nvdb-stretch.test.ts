import { expect, test } from 'vitest'
import { stretchId, stretchOf } from './nvdb-stretch.ts'

test.each([
  { link: '13645:12425', from: 0, to: 1 },
  { link: '13645:12425', from: 0.7379, to: 0.8 },
  { link: '13645:12425', from: 1e-7, to: 3.5e-7 },
])('the stretch $link from $from to $to can be read off its id', (stretch) => {
  expect(stretchOf(stretchId(stretch))).toEqual(stretch)
  expect(stretchOf(`${stretchId(stretch)}#2`)).toEqual(stretch)
})

test('ids of other sources name no stretch', () => {
  for (const id of ['4711', 'demo-01', 'gata@hem', '']) expect(stretchOf(id)).toBeNull()
})
