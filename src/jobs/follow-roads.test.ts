import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { loadBodies } from '#bodies/load-bodies.ts'
import { currentRoads, importRoads } from '#bodies/road-sets.ts'
import type { Point } from '#geo/browser/point.ts'
import { trafikverket } from '#integrations/trafikverket/trafikverket.ts'
import { openTestDatabase } from '../../test/database.ts'
import { testPhotos } from '../../test/photos.ts'
import { beside, eastward, street } from '../../test/roads.ts'
import { type RoadRecord, startTrafikverket } from '../../test/trafikverket-server.ts'
import { cronItems } from './crontab.ts'
import { followRoads } from './follow-roads.ts'

const key = '0123456789abcdef0123456789abcdef'
const { db } = await openTestDatabase()
const photos = await testPhotos()
let server = await startTrafikverket({ key })
afterAll(() => server.stop())

const alingsås = { lat: 57.9303, lon: 12.5335 }
const kiruna = { lat: 67.8557, lon: 20.2251 }

beforeEach(async () => {
  await loadBodies(db)
  await server.stop()
  server = await startTrafikverket({ key, atOnce: 2 })
  await importRoads(
    db,
    [
      street('100:1@0-0.4', eastward(alingsås), { name: 'Storgatan' }),
      street('100:1@0.4-1', eastward(alingsås), { name: 'Storgatan', number: '180' }),
      street('200:2@0-1', eastward(alingsås, { north: 90 }), { network: 'cycleway', name: null }),
    ],
    { name: 'nvdb.gpkg', municipality: null, areas: null },
  )
})

test('a road that another takes over has a new owner, and keeps its name and number', async () => {
  server.tell(owned(1, '100:1', { from: 0, to: 0.4 }, 'kommunal', 'Alingsås kommun'))
  server.tell(owned(2, '100:1', { from: 0.4, to: 1 }, 'statlig', 'Trafikverket'))
  await follow()
  expect(await owners()).toEqual({
    '100:1@0-0.4': 'municipal Alingsås kommun',
    '100:1@0.4-1': 'state Trafikverket',
    '200:2@0-1': 'municipal Alingsås kommun',
  })
  expect((await currentRoads(db))[1]).toMatchObject({ name: 'Storgatan', number: '180' })
})

test('one record may tell of several stretches of ours', async () => {
  server.tell(owned(1, '100:1', { from: 0, to: 1 }, 'enskild', 'Hjortmarka vägsamfällighet'))
  await follow()
  expect(Object.values(await owners()).filter((owner) => owner.startsWith('private'))).toHaveLength(2)
})

test('when one record ends and another begins, in whichever order, the road is the other’s', async () => {
  const before = owned(1, '100:1', { from: 0, to: 1 }, 'statlig', 'Trafikverket')
  const after = owned(2, '100:1', { from: 0, to: 1 }, 'kommunal', 'Alingsås kommun')
  server.tell(before)
  await follow()
  server.tell({ ...before, Deleted: true })
  server.tell(after)
  await follow()
  expect((await owners())['100:1@0-0.4']).toBe('municipal Alingsås kommun')
  server.tell(before)
  server.tell({ ...after, Valid_To: '2020-01-01' })
  await follow()
  expect((await owners())['100:1@0-0.4']).toBe('state Trafikverket')
})

test('a road whose record ends with none after it is no road until it is told of again', async () => {
  const record = owned(1, '100:1', { from: 0, to: 0.4 }, 'statlig', 'Trafikverket')
  server.tell(record)
  await follow()
  server.tell({ GID: 1, Element_Id: '100:1', Start_Measure: 0, End_Measure: 0.4, Deleted: true })
  await follow()
  expect(Object.keys(await owners())).toEqual(['100:1@0.4-1', '200:2@0-1'])
  server.tell({ ...record, GID: 2 })
  await follow()
  expect((await currentRoads(db))[0]).toMatchObject({ id: '100:1@0-0.4', owner: 'state', name: 'Storgatan' })
})

test('a road that was only ever in the file ends by the stretch its record names', async () => {
  server.tell({ GID: 9, Element_Id: '200:2', Start_Measure: 0, End_Measure: 1, Deleted: true })
  await follow()
  expect(Object.keys(await owners())).toEqual(['100:1@0-0.4', '100:1@0.4-1'])
})

test('a new road is added where roads are kept, with its network, and nowhere else', async () => {
  server.tell(owned(1, '300:3', { from: 0, to: 1 }, 'kommunal', 'Alingsås kommun'), 'cykelnät')
  server.tell(owned(2, '400:4', { from: 0, to: 1 }, 'kommunal', 'Kiruna kommun', kiruna), 'bilnät')
  server.tell(owned(3, '500:5', { from: 0, to: 1 }, 'statlig', 'Trafikverket'), 'färjenät')
  await follow()
  const [added, ...others] = (await currentRoads(db)).filter(({ id }) => /^[345]00/.test(id))
  expect(others).toEqual([])
  expect(added).toMatchObject({ id: '300:3@0-1', network: 'cycleway', owner: 'municipal', level: 0 })
  expect(added?.line[1]).toBeCloseTo(beside(alingsås, { north: 200 }).lat, 6)
})

test('each answer is asked for on from the one before, and nothing new changes nothing', async () => {
  for (const nth of [1, 2, 3, 4, 5])
    server.tell(owned(nth, '100:1', { from: 0, to: 1 }, 'statlig', `Trafikverket ${nth}`))
  await follow()
  expect(new Set(server.asked).size).toBe(4)
  expect(server.asked[0]).toBe('0')
  const last = server.asked.at(-1)
  const before = await rowVersions()
  await follow()
  expect(server.asked.at(-1)).toBe(last)
  expect(await rowVersions()).toEqual(before)
  expect((await owners())['100:1@0-0.4']).toBe('state Trafikverket 5')
})

test.each([
  ['error in 200', 'refused: Invalid query: '],
  ['error in 400', 'refused: Unable to parse filter'],
  ['cut', 'fetch failed'],
  ['no JSON', 'the answer is no JSON'],
  ['other shape', 'the answer has another shape than expected'],
  ['busy', 'HTTP 503'],
  ['endless', 'the answer is longer than 64000000 bytes'],
] as const)('when the answer is %s nothing is lost, and the key is never told', async (trouble, reason) => {
  server.tell(owned(1, '100:1', { from: 0, to: 0.4 }, 'statlig', 'Trafikverket'))
  server.trouble(trouble)
  const read = await trafikverket({ key, url: server.url }).changesAfter('0')
  expect(read).toEqual({ ok: false, reason: expect.stringContaining(reason) })
  expect(JSON.stringify(read)).not.toContain(key)
  server.trouble(trouble)
  const logged = await follow()
  expect(logged).toContain('road changes not read')
  expect(logged).not.toContain(key)
  expect((await owners())['100:1@0-0.4']).toBe('municipal Alingsås kommun')
  await follow()
  expect((await owners())['100:1@0-0.4']).toBe('state Trafikverket')
})

test('a line cut in the middle keeps what came before, and the next run reads on from there', async () => {
  for (const nth of [1, 2, 3, 4])
    server.tell(owned(nth, '100:1', { from: 0, to: 1 }, 'statlig', `Trafikverket ${nth}`))
  const { changesAfter } = trafikverket({ key, url: server.url })
  const first = await changesAfter('0')
  server.asked.length = 0
  await followRoads(db, {
    changesAfter: (change) => {
      if (change !== '0') server.trouble('cut')
      return changesAfter(change)
    },
  })
  expect((await owners())['100:1@0-0.4']).toBe('state Trafikverket 2')
  server.asked.length = 0
  await follow()
  expect(server.asked[0]).toBe(first.ok && first.last)
  expect((await owners())['100:1@0-0.4']).toBe('state Trafikverket 4')
})

test('two processes that ask at once apply each answer once', async () => {
  for (const nth of [1, 2, 3, 4])
    server.tell(owned(nth, `${nth}00:9`, { from: 0, to: 1 }, 'statlig', 'Trafikverket'), 'bilnät')
  await Promise.all([follow(), follow(), follow()])
  await follow()
  const added = (await currentRoads(db)).filter(({ id }) => id.includes(':9@'))
  expect(added.map(({ id }) => id)).toEqual(['100:9@0-1', '200:9@0-1', '300:9@0-1', '400:9@0-1'])
})

test('a record nobody can understand is counted and holds up nothing', async () => {
  server.tell({ GID: 1, Element_Id: '100:1', Start_Measure: 0, End_Measure: 1, Väghållartyp: 'okänd' })
  server.tell(owned(2, '100:1', { from: 0, to: 0.4 }, 'statlig', 'Trafikverket'))
  const logged = await follow()
  expect(logged).toContain('road changes not understood')
  expect((await owners())['100:1@0-0.4']).toBe('state Trafikverket')
})

test('a wrong key changes nothing and is told to the operator without the key', async () => {
  const logged = await loggedBy(() =>
    followRoads(db, trafikverket({ key: 'another-key-of-ours', url: server.url })),
  )
  expect(logged).toContain('refused: Invalid authentication')
  expect(logged).not.toContain('another-key')
})

test('a new delivery has all changes told anew: it may be older than they are', async () => {
  server.tell(owned(1, '100:1', { from: 0, to: 0.4 }, 'statlig', 'Trafikverket'))
  await follow()
  const older = [street('100:1@0-0.4', eastward(alingsås))]
  await importRoads(db, older, { name: 'older.gpkg', municipality: '1489', areas: null })
  await follow()
  expect(await owners()).toEqual({ '100:1@0-0.4': 'state Trafikverket' })
})

test('where no roads were imported nobody is asked', async () => {
  await db.deleteFrom('roads').execute()
  await follow()
  expect(server.asked).toEqual([])
})

test('changes are on the clock of those only who have a key', () => {
  const tasks = (source: Parameters<typeof cronItems>[0]) => cronItems(source).map(({ task }) => task)
  expect(tasks({ trafikverket: null, photos })).not.toContain('follow-roads')
  expect(tasks({ trafikverket: trafikverket({ key, url: server.url }), photos })).toContain('follow-roads')
})

const follow = () => loggedBy(() => followRoads(db, trafikverket({ key, url: server.url })))

async function loggedBy(work: () => Promise<void>): Promise<string> {
  const lines: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  try {
    await work()
  } finally {
    spy.mockRestore()
  }
  return lines.join('')
}

type Measures = { from: number; to: number }

function owned(
  record: number,
  link: string,
  { from, to }: Measures,
  type: string,
  name: string,
  place: Point = beside(alingsås, { north: 200 }),
): RoadRecord {
  const corners = eastward(place).map(({ lon, lat }) => `${lon} ${lat} 71.3`)
  return {
    GID: record,
    Element_Id: link,
    Start_Measure: from,
    End_Measure: to,
    Valid_From: '2023-09-29',
    Valid_To: '9999-12-31',
    Deleted: false,
    Väghållartyp: type,
    Väghållarnamn: name,
    Geometry: { 'WKT-WGS84-3D': `LINESTRING Z (${corners.join(', ')})` },
  }
}

async function owners(): Promise<Record<string, string>> {
  const roads = await currentRoads(db)
  return Object.fromEntries(roads.map(({ id, owner, ownerName }) => [id, `${owner} ${ownerName}`]))
}

async function rowVersions(): Promise<unknown> {
  const { rows } = await sql`select id, xmin::text from roads order by id`.execute(db)
  return rows
}
