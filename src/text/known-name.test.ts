import { expect, test } from 'vitest'
import { replaceFound } from './found.ts'
import { findKnownName } from './known-name.ts'

const without = (text: string, name: string): string => replaceFound(text, findKnownName(text, name), '–')

test.for([
  ['the whole name', 'Hej Ada Lind, tack!', 'Hej –, tack!'],
  ['the given name', 'Hej Ada!', 'Hej –!'],
  ['the surname first', 'Lind, Ada har ringt', '–, – har ringt'],
  ['whose it is', 'Adas bil står kvar', '– bil står kvar'],
  ['as it was typed without capitals', 'hälsar ada lind', 'hälsar –'],
  ['nothing in a longer word', 'Adamsgatan vid linden', 'Adamsgatan vid linden'],
  ['nothing in a word that is no name', 'en lind har fallit', 'en lind har fallit'],
])('of somebody called Ada Lind %s is found', ([, text = '', left]) => {
  expect(without(text, 'Ada Lind')).toBe(left)
})

test('a name of signs alone, or one with signs in it, is looked for without harm', () => {
  expect(without('Hej (Bo) *', '(')).toBe('Hej (Bo) *')
  expect(without('Hej Bo-Åke', 'Bo-Åke (granne)')).toBe('Hej –')
})
