import { expect, test } from 'vitest'
import { buildRoadIndex } from '#geo/roads/road-index.ts'
import { beside, eastward, street } from '../../../test/roads.ts'
import { square } from '../../../test/tables.ts'
import { findRoad } from './find-road.ts'

const driven = { networks: ['carriageway'], otherwise: ['footway'], metres: 25 } as const
const at = (metres: number) => beside(square, { north: metres, east: 50 })
const indexOf = (...roads: ReturnType<typeof street>[]) => ({ roads: buildRoadIndex(roads) })

test('the road of the right kind is found, with how far it is', () => {
  const tables = indexOf(street('gatan', eastward(square)))
  expect(findRoad(tables, at(7), driven)).toMatchObject({
    road: { id: 'gatan' },
    isSure: true,
    steps: [
      { code: 'road', facts: { name: 'Storgatan', owner: 'municipal', network: 'carriageway', metres: 7 } },
    ],
  })
})

test('where no road of the kind is drawn, the one beside will do and the step says so', () => {
  const tables = indexOf(street('stigen', eastward(square), { network: 'footway' }))
  expect(findRoad(tables, at(3), driven)).toMatchObject({
    road: { id: 'stigen' },
    steps: [{ code: 'other-network' }, { code: 'road' }],
  })
})

test('a road farther off than the category reaches is none', () => {
  const tables = indexOf(street('gatan', eastward(square)))
  const found = findRoad(tables, at(12), { networks: ['carriageway'], metres: 10 })
  expect(found).toMatchObject({ road: null, steps: [{ code: 'no-road', facts: { metres: 10 } }] })
})

test('another owner’s road as near is told of', () => {
  const tables = indexOf(
    street('gatan', eastward(square)),
    street('180', eastward(square, { north: 4 }), { owner: 'state', number: '180' }),
  )
  expect(findRoad(tables, at(2), driven)).toMatchObject({
    isSure: false,
    steps: [{ code: 'road' }, { code: 'unsure-road' }],
  })
})

test('far from every road we have, nothing is known of the roads there', () => {
  const tables = indexOf(street('gatan', eastward(square)))
  expect(findRoad(tables, at(200), driven).steps).toEqual([{ code: 'no-road', facts: { metres: 25 } }])
  expect(findRoad(tables, at(400), driven).steps).toEqual([{ code: 'no-roads-known', facts: {} }])
})

test('without imported roads nothing is known, and the step says so', () => {
  expect(findRoad({ roads: null }, square, driven)).toMatchObject({
    road: null,
    steps: [{ code: 'no-roads-known' }],
  })
})
