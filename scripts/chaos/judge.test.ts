import { expect, test } from 'vitest'
import { isTooOften, timesHeard, wrongMoves } from './judge.ts'

test.each([
  { times: 1, canRepeat: false, wasUnknown: true, tooOften: false },
  { times: 2, canRepeat: false, wasUnknown: true, tooOften: true },
  { times: 2, canRepeat: false, wasUnknown: false, tooOften: true },
  { times: 2, canRepeat: true, wasUnknown: true, tooOften: false },
  { times: 2, canRepeat: true, wasUnknown: false, tooOften: true },
])(
  '$times times, can repeat $canRepeat, unknown $wasUnknown: too often $tooOften',
  ({ times, canRepeat, wasUnknown, tooOften }) => {
    expect(isTooOften(times, { canRepeat }, wasUnknown)).toBe(tooOften)
  },
)

test.each([
  { moves: ['received'], step: 0 },
  { moves: ['received', 'investigating', 'planned', 'in_progress'], step: 3 },
  { moves: ['received', 'planned'], step: 2 },
])('$moves leads to step $step', ({ moves, step }) => expect(wrongMoves(moves, step)).toBeNull())

test.each([
  { fault: 'none', moves: [], step: 0 },
  { fault: 'one twice', moves: ['received', 'investigating', 'investigating'], step: 1 },
  { fault: 'one rolled back', moves: ['received', 'planned', 'investigating', 'planned'], step: 2 },
  { fault: 'the wrong order', moves: ['received', 'planned', 'investigating'], step: 2 },
  { fault: 'one too few', moves: ['received', 'investigating'], step: 2 },
  { fault: 'one that nobody made', moves: ['received', 'fixed'], step: 1 },
])('$fault is wrong: $moves by step $step', ({ moves, step }) =>
  expect(wrongMoves(moves, step)).toContain('not received'),
)

test('a name is not heard in a longer one', () => {
  expect(timesHeard('UPD-1', ['638344:UPD-1', '638344:UPD-12'])).toBe(1)
  expect(timesHeard('H-3', ['H-3'])).toBe(1)
  expect(timesHeard('UPD-2', ['638344:UPD-12'])).toBe(0)
})
