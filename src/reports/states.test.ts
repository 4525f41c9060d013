import { expect, test } from 'vitest'
import { leadsTo, mayDo } from '../../test/rules/expected-moves.ts'
import { actors, acts, decide, groupOf, moves, states } from './states.ts'

const everyCase = states.flatMap((state) =>
  actors.flatMap((actor) => acts.map((act) => ({ state, actor, act }))),
)

test('every state, act and actor is decided as the design says', () => {
  const wrong = everyCase.filter(
    ({ state, act, actor }) => decide(state, act, actor).allowed !== mayDo(state, actor, act),
  )
  expect(wrong).toEqual([])
  expect(everyCase).toHaveLength(11 * 8 * 16)
})

test('every act leads where the design says', () => {
  for (const { state, act, actor } of everyCase) {
    const decision = decide(state, act, actor)
    if (decision.allowed) expect([act, decision.to]).toEqual([act, leadsTo[act]])
  }
})

test('a refusal says whether it is the person or the time', () => {
  expect(decide('new', 'fix', 'neighbour')).toEqual({ allowed: false, why: 'actor' })
  expect(decide('withdrawn', 'fix', 'body')).toEqual({ allowed: false, why: 'state' })
})

test('neighbours and workers move nothing, a handed over or withdrawn case is moved by nobody', () => {
  const moving = everyCase.filter(({ state, act, actor }) => decide(state, act, actor).allowed)
  expect(moving.filter(({ actor }) => actor === 'neighbour' || actor === 'worker')).toEqual([])
  expect(moving.filter(({ state }) => state === 'handed_over' || state === 'withdrawn')).toEqual([])
})

test('every state can be reached, and every act done by somebody', () => {
  const reached = new Set<string>(Object.values(moves).map((move) => move.to))
  expect(states.filter((state) => !reached.has(state))).toEqual([])
  for (const act of acts)
    expect(everyCase.some((one) => one.act === act && decide(one.state, act, one.actor).allowed)).toBe(true)
})

test('states are counted as open, fixed, closed or gone on to somebody else', () => {
  const inGroup = (group: string) => states.filter((state) => groupOf[state] === group)
  expect(inGroup('open')).toEqual([
    'new',
    'received',
    'investigating',
    'needs_information',
    'planned',
    'in_progress',
  ])
  expect(inGroup('fixed')).toEqual(['fixed'])
  expect(inGroup('closed')).toEqual(['no_action', 'duplicate', 'withdrawn'])
  expect(inGroup('gone_on')).toEqual(['handed_over'])
})
