import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  actsOfStates,
  mappingShape,
  withCategories,
  withStates,
  wordForOthers,
  wordsOfCategories,
} from '#bodies/connections/mapping.ts'
import { kinds } from '#integrations/kinds.ts'

test('the tables of each kind are found in its schema', () => {
  const shapes = Object.entries(kinds).map(([name, { settings }]) => [name, mappingShape(settings)])
  expect(Object.fromEntries(shapes)).toEqual({
    'file-drop': { categories: null, states: false },
    infracontrol: { categories: 'word', states: true },
    open311: { categories: 'service', states: true },
    'sundsvall-incident': { categories: 'word', states: true },
    webhook: { categories: null, states: true },
  })
})

test('a table that is written in some other way is left alone', () => {
  const other = z.object({ categories: z.record(z.string(), z.number()), states: z.array(z.string()) })
  expect(mappingShape(other)).toEqual({ categories: null, states: false })
  expect(mappingShape(z.string())).toEqual({ categories: null, states: false })
})

test.each([
  [{ otherCategories: { service: '99', attributes: {} } }, '99'],
  [{ otherCategory: 7 }, '7'],
  [{ otherCategories: null }, null],
  [{ categories: {} }, null],
  [null, null],
])('what all else is called in %j is %s', (settings, word) => {
  expect(wordForOthers(settings)).toBe(word)
})

test('what stands beside a word stays when the word is exchanged, and what is not touched stays as it is', () => {
  const hal = { service: '12', attributes: { prio: 'hög' }, answers: 'token' }
  const before = { endpoint: 'https://x.example', categories: { hal, klotter: { service: '7' } } }
  expect([...wordsOfCategories(before)]).toEqual([
    ['hal', '12'],
    ['klotter', '7'],
  ])
  const after = withCategories(
    before,
    'service',
    new Map([
      ['hal', '13'],
      ['belysning', '5'],
      ['klotter', ''],
    ]),
  )
  expect(after).toEqual({
    endpoint: 'https://x.example',
    categories: { hal: { ...hal, service: '13' }, belysning: { service: '5' } },
  })
})

test('words alone are words alone, and states say nothing where they say null', () => {
  expect(withCategories({ categories: { hal: 'Vagar' } }, 'word', new Map([['klotter', 'Klotter']]))).toEqual(
    {
      categories: { hal: 'Vagar', klotter: 'Klotter' },
    },
  )
  const settings = withStates({ states: { Klart: 'fix' } }, new Map([['Vilar', null]]))
  expect([...actsOfStates(settings)]).toEqual([['Vilar', null]])
  expect([...actsOfStates('not settings at all')]).toEqual([])
})
