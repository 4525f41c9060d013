import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { beside, eastward, street } from '../../test/roads.ts'
import { loadBodies } from './load-bodies.ts'
import { listRoadImports } from './road-import-list.ts'
import { currentRoads, importRoads, type RoadSource } from './road-sets.ts'

const { db } = await openTestDatabase()
beforeEach(async () => {
  await loadBodies(db)
  await db.deleteFrom('roads').execute()
})

const alingsås = { lat: 57.9303, lon: 12.5335 }
const malmö = { lat: 55.605, lon: 13.0038 }
const nvdb: RoadSource = { name: 'nvdb.gpkg', municipality: null, areas: null }

test('roads come back from the database as they were read', async () => {
  const roads = [
    street('13645:1@0-0.5', eastward(alingsås), { name: null, number: 'E20', level: -1, owner: 'state' }),
    street('gatan', [alingsås, beside(alingsås, { north: 30 }), beside(alingsås, { north: 30, east: 9 })]),
    street('stigen', eastward(malmö), { owner: 'private', ownerName: null, network: 'footway' }),
  ]
  await importRoads(db, roads, nvdb)
  expect(await currentRoads(db)).toEqual(roads)
})

test('a new delivery replaces all the roads of the one before', async () => {
  await importRoads(db, [street('gammal', eastward(alingsås))], nvdb)
  await importRoads(db, [street('ny', eastward(alingsås))], nvdb)
  expect(await ids()).toEqual(['ny'])
})

test("a municipality's own delivery leaves its neighbours' roads alone", async () => {
  await importRoads(db, [street('a', eastward(alingsås)), street('m', eastward(malmö))], nvdb)
  await importRoads(db, [street('b', eastward(alingsås))], { ...nvdb, municipality: '1489' })
  expect(await ids()).toEqual(['b', 'm'])
})

test('a road that crosses a border and came with both deliveries is one road', async () => {
  const crossing = [street('gränsvägen', eastward(alingsås))]
  await importRoads(db, crossing, { ...nvdb, municipality: '1489' })
  await importRoads(db, crossing, { ...nvdb, municipality: '1440' })
  expect(await ids()).toEqual(['gränsvägen'])
})

test('an import that fails half way leaves the roads as they were', async () => {
  await importRoads(db, [street('gammal', eastward(alingsås))], nvdb)
  const many = Array.from({ length: 2500 }, (_, nth) => street(`ny ${nth}`, eastward(alingsås)))
  const twice = [...many, street('ny 0', eastward(alingsås))]
  await expect(importRoads(db, twice, nvdb)).rejects.toThrow()
  expect(await ids()).toEqual(['gammal'])
})

test('an operator sees what was imported and how many roads of each owner are left of it', async () => {
  await importRoads(db, [street('a', eastward(alingsås)), street('m', eastward(malmö))], nvdb)
  const private180 = [
    street('b', eastward(alingsås), { owner: 'private' }),
    street('180', eastward(alingsås), { owner: 'state' }),
  ]
  await importRoads(db, private180, { name: 'alingsas.json', municipality: '1489', areas: null })
  expect(await listRoadImports(db)).toEqual([
    {
      source: 'nvdb.gpkg',
      municipality: null,
      importedAt: expect.any(Date),
      owners: { state: 0, municipal: 1, private: 0 },
    },
    {
      source: 'alingsas.json',
      municipality: '1489',
      importedAt: expect.any(Date),
      owners: { state: 1, municipal: 0, private: 1 },
    },
  ])
})

const ids = async () => (await currentRoads(db)).map(({ id }) => id)
