import { beforeEach, expect, test } from 'vitest'
import type { RoadChange } from '#geo/roads/road-change.ts'
import { openTestDatabase } from '../../test/database.ts'
import { eastward, street } from '../../test/roads.ts'
import { applyRoadChanges } from './apply-road-changes.ts'
import { loadBodies } from './load-bodies.ts'
import { roadFeed } from './road-feed.ts'
import { currentRoads, importRoads } from './road-sets.ts'

const { db } = await openTestDatabase()
const source = 'trafikverket'
const alingsås = { lat: 57.9303, lon: 12.5335 }

beforeEach(async () => {
  await loadBodies(db)
  const roads = [street('100:1@0-0.5', eastward(alingsås)), street('100:1@0.5-1', eastward(alingsås))]
  await importRoads(db, roads, { name: 'nvdb.gpkg', municipality: null, areas: null })
})

test('an answer that can’t be stored whole leaves the roads and the number as they were', async () => {
  const impossible: RoadChange = { kind: 'ended', record: 2 ** 70, stretch: null }
  const changes = [told(1, { from: 0, to: 1 }), impossible]
  await expect(applyRoadChanges(db, { source, from: '0', to: '17', changes })).rejects.toThrow()
  expect((await roadFeed(db, source))?.last).toBe('0')
  expect(await owners()).toEqual(['municipal', 'municipal'])
})

test('the same answer a second time is not applied', async () => {
  const answer = { source, from: '0', to: '17', changes: [told(1, { from: 0, to: 1 })] }
  expect(await applyRoadChanges(db, answer)).toEqual({ applied: true, roads: 2 })
  expect(await applyRoadChanges(db, answer)).toEqual({ applied: false })
  expect((await roadFeed(db, source))?.last).toBe('17')
})

test('an owner told as before is no change anybody has to hear of', async () => {
  const changes = [told(1, { from: 0, to: 1 })]
  await applyRoadChanges(db, { source, from: '0', to: '17', changes })
  const again = [told(2, { from: 0, to: 1 })]
  expect(await applyRoadChanges(db, { source, from: '17', to: '34', changes: again })).toEqual({
    applied: true,
    roads: 0,
  })
})

test('a record told and ended in one answer is ended, and one ended and told again is told', async () => {
  const ended: RoadChange = { kind: 'ended', record: 1, stretch: { link: '100:1', from: 0, to: 0.5 } }
  const first = [told(1, { from: 0, to: 0.5 }), ended]
  await applyRoadChanges(db, { source, from: '0', to: '17', changes: first })
  expect(await owners()).toEqual(['municipal'])
  const second = [ended, told(1, { from: 0, to: 0.5 })]
  await applyRoadChanges(db, { source, from: '17', to: '34', changes: second })
  expect(await owners()).toEqual(['state', 'municipal'])
})

test('the later of two records has the last word, also where they share but half', async () => {
  const changes = [told(1, { from: 0, to: 1 }), told(2, { from: 0.5, to: 1 }, 'private')]
  await applyRoadChanges(db, { source, from: '0', to: '17', changes })
  expect(await owners()).toEqual(['state', 'private'])
})

const owners = async () => (await currentRoads(db)).map(({ owner }) => owner)

function told(
  record: number,
  { from, to }: { from: number; to: number },
  owner: 'state' | 'private' = 'state',
): RoadChange {
  const lines = [street('', eastward(alingsås)).line]
  const stretch = { link: '100:1', from, to }
  return { kind: 'told', record, stretch, owner, ownerName: 'Trafikverket', network: 'carriageway', lines }
}
