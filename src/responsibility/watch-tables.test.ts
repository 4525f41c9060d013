import { expect, test, vi } from 'vitest'
import { areaSets, bringBackAreas, importAreas } from '#bodies/area-sets.ts'
import { loadBodies } from '#bodies/load-bodies.ts'
import type { Area } from '#geo/area.ts'
import { openTestDatabase } from '../../test/database.ts'
import { watchTables } from './watch-tables.ts'

const { db, connection } = await openTestDatabase()
await loadBodies(db)

test('a running service answers by the new set of areas as soon as it is in force', async () => {
  const watched = await watchTables({ db, connection })
  const found = () => watched.current().areas?.locate({ lat: 60.5, lon: 15.5 })?.code ?? null
  expect(found()).toBeNull()
  await importAreas(db, [square('1489')], 'first.gpkg')
  await vi.waitFor(() => expect(found()).toBe('1489'))
  await importAreas(db, [square('1440')], 'second.gpkg')
  await vi.waitFor(() => expect(found()).toBe('1440'))
  const [, first] = await areaSets(db)
  await bringBackAreas(db, first?.id ?? 0)
  await vi.waitFor(() => expect(found()).toBe('1489'))
  await watched.stop()
})

const square = (code: string): Area => ({
  code,
  name: code,
  polygons: [[Float64Array.from([15, 60, 16, 60, 16, 61, 15, 61, 15, 60])]],
})
