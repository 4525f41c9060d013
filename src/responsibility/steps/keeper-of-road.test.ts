import { expect, test } from 'vitest'
import { street } from '../../../test/roads.ts'
import { makeTables, square, type TablesToMake } from '../../../test/tables.ts'
import { keeperOfRoad } from './keeper-of-road.ts'

const hjortmarka = {
  code: 'vag-hjortmarka-1489',
  name: 'Hjortmarka vägsamfällighet',
  kind: 'road_association',
  municipality: '1489',
} as const
const { line: _, ...privateRoad } = street('v', [square], {
  owner: 'private',
  ownerName: 'HJORTMARKA VÄGSAMFÄLLIGHET',
  name: 'Hjortvägen',
})
const keeper = (tables: TablesToMake) =>
  keeperOfRoad(makeTables(tables), {
    home: '1489',
    category: 'hal',
    road: { ...privateRoad, metres: 1 },
  })

test('an association that has given its address is told itself', () => {
  expect(keeper({ bodies: [hjortmarka] })).toEqual({
    candidate: {
      body: hjortmarka.code,
      reason: {
        code: 'private-road',
        facts: { number: null, name: 'Hjortvägen', association: hjortmarka.name },
      },
    },
    steps: [{ code: 'association', facts: { body: hjortmarka.code } }],
  })
})

test.each([
  ['has no address', { bodies: [hjortmarka], silent: [hjortmarka.code] }],
  ['is unknown', {}],
  ['keeps roads elsewhere', { bodies: [{ ...hjortmarka, municipality: '1281' }] }],
])('an association that %s is named, and nobody else is sent it', (_, tables) => {
  expect(keeper(tables)).toMatchObject({
    candidate: { body: null, name: 'HJORTMARKA VÄGSAMFÄLLIGHET' },
    steps: [{ code: 'unknown-association' }],
  })
})

test('a municipality that wants to hear of private roads is told instead', () => {
  expect(keeper({ bodies: [{ code: '1489', hearsOfPrivateRoads: true }] })).toMatchObject({
    candidate: { body: '1489', reason: { code: 'private-road-told' } },
    steps: [{ code: 'unknown-association' }, { code: 'told-of-private-roads' }],
  })
})
