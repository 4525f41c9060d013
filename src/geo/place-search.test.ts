import { expect, test } from 'vitest'
import { searchPlaces } from './place-search.ts'

const found = (words: string) =>
  searchPlaces(words).hits.map(({ name, municipality }) => `${name} ${municipality.code}`)

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
  ['sthlm', 'Stockholm 0180'],
  ['Ö-vik', 'Örnsköldsvik 2284'],
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

test('a whole name stands alone; a beginning brings the largest first', () => {
  expect(found('Lund')).toEqual(['Lund 1281'])
  expect(found('Tanum')).toEqual(['Tanum 1435'])
  expect(found('Stockh')[0]).toBe('Stockholm 0180')
})

test('a municipality governed from elsewhere than the town of its name is another answer', () => {
  expect(searchPlaces('Älvkarleby').hits).toMatchObject([
    { kind: 'municipality', point: { lat: 60.62507 } },
    { kind: 'place', point: { lat: 60.57081 } },
  ])
})

test('it is told how the words name the place', () => {
  const by = (words: string) => searchPlaces(words).by
  expect(['Alingsås', 'Alings', 'Torget, Alingsås', 'Alingsås torg', 'xyzzy'].map(by)).toEqual([
    'whole',
    'beginning',
    'last',
    'within',
    'nothing',
  ])
})

test('the words are kept whole, since they say more than the name', () => {
  expect(searchPlaces(' Storgatan 5,\n Alingsås ').hits[0]).toMatchObject({
    kind: 'place',
    description: 'Storgatan 5, Alingsås',
    municipality: { official: 'Alingsås kommun', county: 'Västra Götalands län' },
  })
})

test.each([[''], ['a'], ['xyzzy'], ['!?'], ['441 30'], ['%_'.repeat(5000)]])(
  'nothing is found for %s',
  (words) => {
    expect(searchPlaces(words)).toEqual({ by: 'nothing', hits: [] })
  },
)
