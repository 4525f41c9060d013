import { expect, test } from 'vitest'
import { goesTo, nationalInbox, returnsTo, senderOn, type Way } from './way.ts'

const inbox = nationalInbox

/** Holders in order; an exclamation mark where those who run the service ended the case. */
const wayOf = (holders: string): Way =>
  holders.split(' ').map((written, place, all) => ({
    holder: written.replace('!', ''),
    endedBy: place === all.length - 1 ? null : written.endsWith('!') ? 'operator' : 'body',
  }))

test.for([
  ['who got it first', 'a', inbox],
  ['who got it from another', 'a b', 'a'],
  ['who got it from those who run the service', 'a! b', inbox],
  ['who got it out of the national inbox', `a ${inbox} b`, inbox],
  ['who got it back', 'a b a', inbox],
  ['who got it a second time', 'a b a b', inbox],
  ['the third on the way', 'a b c', 'b'],
  ['who got it back from the third', 'a b c b', inbox],
  ['who got it back by way of the third', 'a b c a', 'c'],
] as const)('not ours, says %s', ([, holders, to]) => {
  expect(returnsTo(wayOf(holders))).toBe(to)
})

test.for([
  ['to one that has never had it', 'a', 'b', 'b'],
  ['to who sent it', 'a b', 'a', 'a'],
  ['once more to who gave it back', 'a b a', 'b', 'b'],
  ['to and fro a second time', 'a b a b', 'a', inbox],
  ['to a third, after all that', 'a b a b', 'c', 'c'],
] as const)('sent on %s', ([, holders, wanted, to]) => {
  expect(goesTo(wayOf(holders), wanted)).toBe(to)
})

test('nobody has sent what came first, what those who run the service moved, or what lay in their inbox', () => {
  expect(['a', 'a! b', `${inbox} b`, 'a b', 'a b c'].map((holders) => senderOn(wayOf(holders)))).toEqual([
    ...[null, null, null],
    ...['a', 'b'],
  ])
})
