import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { importAreas } from '#bodies/area-sets.ts'
import { importExceptions } from '#bodies/exceptions/import-exceptions.ts'
import { importBodies } from '#bodies/import-bodies.ts'
import { importRoads } from '#bodies/road-sets.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'
import { eastward, street } from '../../test/roads.ts'
import { square } from '../../test/tables.ts'
import { responsibleFor } from './responsible-for.ts'
import { type WatchedTables, watchTables } from './watch-tables.ts'

const { db, connection } = await openTestDatabase()
let tables: WatchedTables
beforeAll(async () => {
  await fillBodies(db)
  tables = await watchTables({ db, connection })
})
afterAll(() => tables.stop())

const answer = () => {
  const found = responsibleFor({ place: square, category: 'hal', at: new Date() }, tables.current())
  return found.found ? found : null
}
const soon = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 })
const roadOf = (owner: 'state' | 'municipal') =>
  importRoads(db, [street('v', eastward(square), { owner })], {
    name: 'prov.geojson',
    municipality: null,
    areas: null,
  })

test('a running service hears of new roads, and answers by the old ones until it has read them', async () => {
  expect(answer()).toMatchObject({ reason: { code: 'municipality' } })
  const before = tables.current()
  await roadOf('state')
  await soon(() => expect(answer()).toMatchObject({ recipient: { body: 'trafikverket' } }))
  expect(before.roads).toBeNull()
})

test('it hears of an exception, and of one that is gone', async () => {
  const file = (place: number) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { id: 'torget', kind: 'övertar', name: 'Torget', metres: 50 },
          geometry: {
            type: 'LineString',
            coordinates: [
              [place, 57.9303],
              [place + 0.001, 57.9303],
            ],
          },
        },
      ],
    })
  await importExceptions(db, { body: '1489', json: file(12.533) })
  await soon(() => expect(answer()).toMatchObject({ reason: { code: 'takes-over' } }))
  await importExceptions(db, { body: '1489', json: file(12.7) })
  await soon(() => expect(answer()).toMatchObject({ reason: { code: 'state-road' } }))
})

test('it hears of a body that refuses, also when somebody writes it by hand', async () => {
  await importBodies(db, 'body,refuses\nTrafikverket,yes\n')
  await soon(() => expect(answer()).toMatchObject({ recipient: { takes: false, why: 'refuses' } }))
  await sql`update bodies set refuses_reports = false where code = 'trafikverket'`.execute(db)
  await soon(() => expect(answer()).toMatchObject({ recipient: { takes: true } }))
  await sql`delete from recipients where body = 'trafikverket'`.execute(db)
  await soon(() => expect(answer()).toMatchObject({ recipient: { takes: false, why: 'no-address' } }))
})

test('it hears of new borders', async () => {
  const ring = Float64Array.of(12, 57, 13, 57, 13, 58, 12, 58, 12, 57)
  await importAreas(db, [{ code: '1440', name: 'Ale', polygons: [[ring]] }], 'prov.topojson')
  await soon(() => expect(answer()).toMatchObject({ municipality: '1440', placedBy: 'polygon' }))
})

test('what changed while the connection was lost is read when it is back', async () => {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    // Told to nobody: with triggers off it is as if it had been said while nobody listened.
    await sql`update bodies set name = 'Ale nya kommun' where code = '1440'`.execute(tx)
  })
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'fixamingata-listens'`.execute(db)
  await soon(() => expect(tables.current().receivers.body('1440')?.name).toBe('Ale nya kommun'))
})
