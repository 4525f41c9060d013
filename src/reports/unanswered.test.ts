import { expect, test } from 'vitest'
import type { Happening, ToldAct } from './happenings.ts'
import type { Actor, Audience } from './report.ts'
import { unanswered } from './unanswered.ts'

type Said = [act: ToldAct, actor: Actor, audience?: Audience]

const story = (...said: Said[]): Happening[] =>
  said.map(([act, actor, audience = null], place) => ({
    ...{ id: place + 1, act, actor, audience, door: 'web', at: new Date(), body: 'Alingsås kommun' },
    ...{ to: null, plannedFor: null, language: 'sv', words: audience && 'Hej', entry: audience && place + 1 },
  }))
const waiting = (...said: Said[]) => unanswered(story(...said)).map(({ id }) => id)

test('what a resident says waits until the body has said something that they read', () => {
  expect(waiting(['confirm', 'reporter'], ['receive', 'body'])).toEqual([])
  expect(waiting(['message', 'reporter', 'message'])).toEqual([1])
  expect(waiting(['message', 'reporter', 'message'], ['answer', 'body', 'message'])).toEqual([])
  expect(waiting(['update', 'neighbour', 'update'], ['answer', 'body', 'message'])).toEqual([1])
  expect(waiting(['update', 'neighbour', 'update'], ['answer', 'body', 'update'])).toEqual([])
  expect(waiting(['answer', 'body', 'update'], ['supply', 'reporter', 'message'])).toEqual([2])
})

test('a note answers nobody, nor does "received"; what becomes of it does', () => {
  expect(waiting(['message', 'reporter', 'message'], ['note', 'body', 'note'])).toEqual([1])
  expect(waiting(['message', 'reporter', 'message'], ['receive', 'body'])).toEqual([1])
  expect(waiting(['say_still', 'neighbour', 'update'], ['plan', 'body'])).toEqual([])
})

test('thanks, and what is only counted, wait for nothing', () => {
  expect(waiting(['thank_in_words', 'neighbour', 'message'], ['say_still', 'neighbour'])).toEqual([])
})
