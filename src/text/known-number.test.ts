import { expect, test } from 'vitest'
import { replaceFound } from './found.ts'
import { findKnownNumber } from './known-number.ts'

const without = (text: string, number: string): string =>
  replaceFound(text, findKnownNumber(text, number), '–')

test.for([
  ['as it is kept', 'Ring 070-174 06 05 i kväll', 'Ring – i kväll'],
  ['with the country before it', 'Ring +46 (0)70 174 06 05.', 'Ring –.'],
  ['in one', 'Ring0701740605', 'Ring–'],
  ['with signs between', 'Ring 070/174.06.05', 'Ring –'],
  ['without its prefix', 'Ring 174 06 05', 'Ring –'],
  ['not another', 'Ring 070-174 06 06', 'Ring 070-174 06 06'],
  ['not as a part of a longer one', 'Nummer 17406051', 'Nummer 17406051'],
])('a known number is found %s', ([, text = '', left]) => {
  expect(without(text, '0701740605')).toBe(left)
})

test('what is no number is not looked for', () => {
  expect(without('Ring 112', '112')).toBe('Ring 112')
  expect(without('Ring mig', '')).toBe('Ring mig')
})
