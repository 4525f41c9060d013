import { expect, test } from 'vitest'
import { searchPlaces } from './place-search.ts'

const found = (words: string, limit?: number) =>
  searchPlaces(words, limit).map(({ name, municipality }) => `${name} ${municipality.code}`)

test.each([
  ['Alingsås', 'Alingsås 1489'],
  ['  ALINGSÅS ', 'Alingsås 1489'],
  ['alingsas', 'Alingsås 1489'],
  ['Alings', 'Alingsås 1489'],
  ['Malmo', 'Malmö 1280'],
  ['Storgatan 5, Alingsås', 'Alingsås 1489'],
  ['Storgatan 5, 441 30 Alingsås', 'Alingsås 1489'],
  ['Storgatan 5 alingsas', 'Alingsås 1489'],
  ['Kungsgatan 3, Upplands Väsby', 'Upplands Väsby 0114'],
  ['Lunda 2, Göteborg', 'Göteborg 1480'],
  ['Alingsås kommun', 'Alingsås 1489'],
  ['Falu kommun', 'Falun 2080'],
  ['Göteborgs stad', 'Göteborg 1480'],
  ['Region Gotland', 'Gotland 0980'],
  ['Upplands Bro', 'Upplands-Bro 0139'],
])('%s means %s', (words, place) => {
  expect(found(words)).toEqual([place])
})

test('all places of one name are given, for the asker to choose', () => {
  expect(found('Bergshamra')).toEqual(['Bergshamra 0184', 'Bergshamra 0188'])
  expect(found('Skolgatan 1, Bergshamra')).toEqual(['Bergshamra 0184', 'Bergshamra 0188'])
})

test('å, ä and ö written out mean themselves; without marks they are the second choice', () => {
  expect(found('Håbo')).toEqual(['Håbo 0305'])
  expect(found('Habo')).toEqual(['Habo 0643', 'Håbo 0305'])
})

test('whole names come before beginnings, and larger places first', () => {
  expect(found('Lund', 3)[0]).toBe('Lund 1281')
  expect(found('Tanum')).toEqual(['Tanum 1435', 'Tanumshede 1435'])
})

test('the words are kept whole, since they say more than the name', () => {
  expect(searchPlaces(' Storgatan 5,\n Alingsås ')[0]).toMatchObject({
    kind: 'place',
    description: 'Storgatan 5, Alingsås',
    municipality: { official: 'Alingsås kommun' },
  })
})

test.each([[''], ['a'], ['xyzzy'], ['!?'], ['441 30'], ['%_'.repeat(5000)]])(
  'nothing is found for %s',
  (words) => {
    expect(searchPlaces(words)).toEqual([])
  },
)
