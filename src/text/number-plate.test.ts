import { expect, test } from 'vitest'
import { findNumberPlates } from './number-plate.ts'

const written = (text: string) => findNumberPlates(text).map((found) => found.text)

test.for([
  ['Volvo med skylt ABC 123 står kvar', 'ABC 123'],
  ['ABC123', 'ABC123'],
  ['ABC-123', 'ABC-123'],
  ['(MLB 84A)', 'MLB 84A'],
  ['MLB84A.', 'MLB84A'],
  ['en röd abc123', 'abc123'],
  ['regnr abc 123', 'abc 123'],
  ['Registreringsnummer: Abc 12d', 'Abc 12d'],
])('finds the plate in %s', ([text = '', plate]) => {
  expect(written(text)).toEqual([plate])
})

test.for([
  ['a house', 'hus 123'],
  ['a flat', 'Lgh 120'],
  ['a post box', 'BOX 123'],
  ['a price', 'SEK 500'],
  ['a lamp', 'LED 100'],
  ['a road', 'RV 180, E20 och väg 180'],
  ['letters no plate has', 'QIV 123'],
  ['O last, which no plate has', 'ABC 12O'],
  ['four digits', 'ABC 1234'],
  ['four letters', 'GATA 123'],
  ['a longer code', 'FMG-2026-123456'],
  ['a part of a code', 'XABC123'],
  ['a sum', 'ABC 123.50'],
  ['a token', 'k1.abc123-xyz'],
])('leaves %s alone', ([, text = '']) => {
  expect(written(text)).toEqual([])
})
