import { expect, test } from 'vitest'
import { findPersonNames, namesSomebody } from './person-name.ts'

const written = (text: string) => findPersonNames(text).map((found) => found.text)

test.for([
  ['Grannen Kalle Svensson ställer bilen på trottoaren', 'Kalle Svensson'],
  ['min granne Anna parkerar i vändzonen', 'Anna'],
  ['Det är Fatima Alis bil', 'Fatima Alis'],
  ['Bilen ägs av Per-Olof Ek-Lund.', 'Per-Olof Ek-Lund'],
  ['Grannen Kalle klottrar', 'Kalle'],
  ['Herr Alströmer vägrar flytta häcken', 'Alströmer'],
  ['Hans fru Lena skräpar ner', 'Lena'],
  ['My neighbour John Smith dumps waste', 'John Smith'],
  ['Mannen heter Nils', 'Nils'],
  ['I går såg Eva Lind det', 'Eva Lind'],
])('finds whom %s names', ([text = '', name]) => {
  expect(written(text)).toEqual([name])
})

test.for([
  'Anna Lindhs plats är mörk',
  'Karl Johansgatan 12',
  'Hål på Sven Hultins gata',
  'Oscar Fredriks kyrka',
  'Vid Dag Hammarskjölds allé',
  'Vid Karl Gustavs gamla gård',
  'Eriks Bygg AB har grävt',
  'Anders Anderssons Bygg AB grävde',
  'Per Storgatan',
  'Anna',
  'Kalle på trettonde klottrar',
  'Gatan heter Nygatan',
  'Grannen har klippt',
  'Framför Gustav Adolfs torg',
  'Johan i Backa',
  'Per Albin Hanssons väg',
  'Vid Åsa Station',
])('leaves %s alone', (text) => {
  expect(written(text)).toEqual([])
})

test('whoever signs with their own name has named nobody else', () => {
  expect(written('Hålet är djupt. Mvh Elin Ek')).toEqual(['Elin Ek'])
  expect(namesSomebody('Hålet är djupt.\nMvh\nElin Ek')).toBe(false)
  expect(namesSomebody('Kalle Ek har grävt. Mvh Elin Ek')).toBe(true)
})
