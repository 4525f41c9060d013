import { expect, test } from 'vitest'
import { beside, eastward, street } from '../../../test/roads.ts'
import { roadAt } from './nearest-road.ts'
import type { Road, RoadNetwork } from './road.ts'
import { buildRoadIndex } from './road-index.ts'

const square = { lat: 57.93, lon: 12.533 }
const trafikverket = { owner: 'state', ownerName: 'Trafikverket', name: null, number: '180' } as const
const association = { owner: 'private', ownerName: 'Hjortmarka vägsamfällighet' } as const

const carriageways: readonly RoadNetwork[] = ['carriageway']

test('a hole in a street is on that street', () => {
  const street180 = street('180', eastward(square), trafikverket)
  const at = answer([street180], { north: 2, east: 50 })
  expect(at).toMatchObject({ road: { id: '180', owner: 'state' }, isSure: true, others: [] })
})

test('a place in the woods, more than 25 metres from any road, is at none', () => {
  expect(answer([street('gatan', eastward(square))], { north: 25.5, east: 50 })).toBeNull()
})

test('the municipality keeps the cycle path beside the state road', () => {
  const roads = [
    street('180', eastward(square), trafikverket),
    street('cykelbanan', eastward(square, { north: 6 }), { network: 'cycleway' }),
  ]
  const nearTheRoad = { north: 1, east: 50 }
  const nearThePath = { north: 6, east: 50 }
  expect(answer(roads, nearTheRoad, ['cycleway'])?.road.id).toBe('cykelbanan')
  expect(answer(roads, nearThePath, ['carriageway'])?.road.id).toBe('180')
  expect(answer(roads, nearThePath, ['carriageway'])?.isSure).toBe(true)
})

test('where there is no cycle path, none is made of the carriageway', () => {
  expect(answer([street('gatan', eastward(square))], { north: 1, east: 50 }, ['cycleway'])).toBeNull()
})

test('between two parallel roads of different owners nobody can tell which is meant', () => {
  const roads = [
    street('180', eastward(square), trafikverket),
    street('hjortmarka', eastward(square, { north: 16 }), association),
  ]
  expect(answer(roads, { north: 7, east: 50 })).toMatchObject({
    road: { id: '180' },
    isSure: false,
    others: [{ id: 'hjortmarka' }],
  })
  expect(answer(roads, { north: 1, east: 50 })).toMatchObject({ road: { id: '180' }, isSure: true })
  expect(answer(roads, { north: 16, east: 50 })).toMatchObject({ road: { id: 'hjortmarka' }, isSure: true })
})

test('between two parallel streets of the same owner it does not matter which', () => {
  const roads = [
    street('norra', eastward(square), { name: 'Norra gatan' }),
    street('södra', eastward(square, { north: 10 }), { name: 'Södra gatan' }),
  ]
  expect(answer(roads, { north: 5, east: 50 })).toMatchObject({ isSure: true, others: [] })
})

test('the state is one owner, whether a delivery names it or not', () => {
  const roads = [
    street('180', eastward(square), trafikverket),
    street('E20', eastward(square, { north: 6 }), { ...trafikverket, ownerName: null, number: 'E20' }),
  ]
  expect(answer(roads, { north: 3, east: 50 })?.isSure).toBe(true)
})

test('two associations are two owners', () => {
  const roads = [
    street('ena', eastward(square), association),
    street('andra', eastward(square, { north: 6 }), { ...association, ownerName: 'Brogårdens samfällighet' }),
    street('andra igen', eastward(square, { north: 7 }), {
      ...association,
      ownerName: 'Brogårdens samfällighet',
    }),
  ]
  const at = answer(roads, { north: 2, east: 50 })
  expect(at?.road.id).toBe('ena')
  expect(at?.others.map(({ id }) => id)).toEqual(['andra'])
})

test('under a bridge it may be the road above that is meant, unless both have the same owner', () => {
  const below = street('180', eastward(square), trafikverket)
  const crossing = [beside(square, { north: -50, east: 50 }), beside(square, { north: 50, east: 50 })]
  const bridge = (otherwise: Partial<Road>) => street('bron', crossing, { level: 1, ...otherwise })
  const place = { north: 2, east: 53 }
  expect(answer([below, bridge({})], place)).toMatchObject({
    road: { id: '180', level: 0 },
    isSure: false,
    others: [{ id: 'bron', level: 1 }],
  })
  expect(answer([below, bridge(trafikverket)], place)).toMatchObject({ isSure: true, others: [] })
  expect(answer([below, bridge({})], { north: 2, east: 30 })?.isSure).toBe(true)
})

const answer = (roads: readonly Road[], away: { north: number; east: number }, wanted = carriageways) =>
  roadAt(buildRoadIndex(roads), beside(square, away), wanted)
