import { expect, test } from 'vitest'
import { loadBodies } from '#bodies/load-bodies.ts'
import { currentRoads } from '#bodies/road-sets.ts'
import { roadAt } from '#geo/roads/nearest-road.ts'
import type { RoadNetwork } from '#geo/roads/road.ts'
import { buildRoadIndex } from '#geo/roads/road-index.ts'
import { openTestDatabase } from '../../test/database.ts'
import { layStreets } from './streets.ts'
import { townPlaces } from './town.ts'

const { db } = await openTestDatabase()
await loadBodies(db)
const start = performance.now()
await layStreets(db)
const laidIn = performance.now() - start
const roads = await currentRoads(db)
const index = buildRoadIndex(roads)

const all: readonly RoadNetwork[] = ['carriageway', 'cycleway', 'footway']

test.each(townPlaces())('$placeWords is at a street of the municipality, without doubt', (place) => {
  expect(roadAt(index, place, all)).toMatchObject({ road: { owner: 'municipal' }, isSure: true })
})

test('the town has the streets a demonstration needs', () => {
  const has = (is: (road: (typeof roads)[number]) => boolean) => roads.some(is)
  expect(roads.length).toBeGreaterThanOrEqual(40)
  expect(has(({ owner, number }) => owner === 'state' && number === '180')).toBe(true)
  expect(has(({ owner, number, level }) => owner === 'state' && number === 'E20' && level === 1)).toBe(true)
  expect(has(({ ownerName }) => ownerName === 'Hjortmarka vägsamfällighet')).toBe(true)
})

test('on the state road the cycle path is the municipality’s, and on the bridge it may be either’s', () => {
  const onThe180 = { lat: 57.9261, lon: 12.5364 }
  expect(roadAt(index, onThe180, ['carriageway'])?.road).toMatchObject({ owner: 'state', number: '180' })
  expect(roadAt(index, onThe180, ['cycleway'])?.road).toMatchObject({ owner: 'municipal' })
  const underTheBridge = { lat: 57.92576, lon: 12.53122 }
  const at = roadAt(index, underTheBridge, ['carriageway'])
  expect([at?.road, ...(at?.others ?? [])].map((road) => road?.owner).sort()).toEqual(['municipal', 'state'])
  expect(at?.isSure).toBe(false)
})

test('laying out the streets keeps nobody waiting for the start', () => {
  expect(laidIn).toBeLessThan(500)
})
