import { expect, test } from 'vitest'
import { findEmergencyWords } from './emergency.ts'

const dangers = (text: string) => [...new Set(findEmergencyWords(text).map((found) => found.danger))]

test.for([
  ['Gasläcka vid bensinmacken', 'gas'],
  ['Det luktar gas i hela gränden', 'gas'],
  ['There is a gas leak here', 'gas'],
  ['En elkabel hänger över gångvägen', 'electricity'],
  ['Hängande elkabel', 'electricity'],
  ['Elkabeln som stormen tog hänger ner', 'electricity'],
  ['Det är en lös elledning vid stolpen', 'electricity'],
  ['Kabeln hänger ner på vägen', 'electricity'],
  ['Det brinner i en papperskorg', 'fire'],
  ['Ett barn skadat i gungan', 'injury'],
  ['Barn har skadats? Nej, barnet är skadat', 'injury'],
  ['En cyklist blev påkörd', 'injury'],
  ['Någon ligger medvetslös', 'injury'],
  ['A child is injured', 'injury'],
  ['Pågående inbrott', 'crime'],
  ['Muren håller på att rasa', 'collapse'],
])('%s is for 112: %s', ([text = '', danger]) => {
  expect(dangers(text)).toEqual([danger])
})

test.for([
  'Lampan brinner dygnet runt',
  'Lamporna brinner mitt på dagen',
  'Livsfarligt hål för motorcyklister',
  'Glas på cykelbanan som kan skada hundar',
  'Åtgärda innan någon blir påkörd',
  'Man blir nästan påkörd av cyklisterna',
  'Bara en tidsfråga innan något barn kommer till skada',
  'Barnens gunga är skadad',
  'Någon skadad stolpe vid parken',
  'Skadad gång- och cykelbana',
  'Brandposten läcker',
  'Gatlampan är släckt',
  'Det slangas bensin i området',
])('%s is not', (text) => {
  expect(dangers(text)).toEqual([])
})

test('a long hostile text takes no time', () => {
  for (const piece of ['barn ', 'elkabel ', 'skadad ', 'barn har ', 'elkabel, a, ']) {
    expect(findEmergencyWords(piece.repeat(5_000))).toBeInstanceOf(Array)
  }
})
