import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '#paths.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { photosOfForm } from '#reports/photos/photo-queries.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aJpeg, picture, testPhotos } from '../../test/photos.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse, formWith } from '../../test/web.ts'
import { createApi } from './app.ts'
import { describedPages } from './described/pages.ts'
import { readGuides } from './read-guides.ts'
import type { ApiRooms } from './rooms.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const home = 'http://localhost'
let rooms: ApiRooms
beforeAll(async () => {
  await fillBodies(db)
  const [links, tables] = [linksSignedBy(await signingKeys(db)), await loadTables(db)]
  rooms = {
    db,
    links,
    photos,
    mode: 'local',
    baseUrl: home,
    rateLimits: false,
    events: {},
    guides: await readGuides(),
    tables: () => tables,
  }
})

type Sending = { key: string; bytes: Uint8Array; id?: string; language?: 'sv' | 'en'; takenAt?: string }

const send = ({ key, bytes, id = randomUUID(), language = 'sv', takenAt }: Sending) =>
  createApi(rooms).request(home + paths.apiPhotos(key, language), {
    method: 'POST',
    headers: { origin: home },
    body: formWith({ id, ...(takenAt && { takenAt }) }, [{ field: 'photo', name: 'IMG_1.jpg', bytes }]),
  })

test('a photo sent from a page begins a report: kept, placed, and seen by its link alone', async () => {
  const [key, id] = [randomUUID(), randomUUID()]
  const answer = await send({ key, id, bytes: await aJpeg() })
  expect(answer.status).toBe(201)
  const told = await answer.json()
  expect(describedPages.addPhoto.answer.parse(told)).toEqual(told)
  expect(told).toEqual({
    photo: { id, src: expect.stringContaining(`/foto/${id}`), width: 320, height: 240 },
    draft: { token: expect.stringMatching(/^k1\./) },
    place: { lat: 57.930181, lon: 12.533519 },
    takenAt: '2026-11-20T09:30:00.000Z',
  })
  const browser = await browse(db, { photos })
  expect((await browser.get(told.photo.src)).status).toBe(200)
  expect((await browser.get(told.photo.src.replace(id, randomUUID()))).status).toBe(404)
})

test('sent again after a lost answer it is the same photo', async () => {
  const [key, id, bytes] = [randomUUID(), randomUUID(), await aJpeg()]
  const first = await (await send({ key, id, bytes })).json()
  expect(await (await send({ key, id, bytes })).json()).toEqual(first)
  const both = await Promise.all([send({ key, id, bytes }), send({ key, id, bytes })])
  for (const answer of both) expect(await answer.json()).toEqual(first)
  expect(await photosOfForm(db, key)).toHaveLength(1)
})

test('five photos are kept, also when six come at once; the sixth hears why', async () => {
  const [key, bytes] = [randomUUID(), await aJpeg()]
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => send({ key, bytes, language: 'en' })))
  const refused = answers.filter(({ status }) => status !== 201)
  expect(refused).toHaveLength(1)
  expect(refused[0]?.headers.get('content-type')).toContain('application/problem+json')
  expect(await refused[0]?.json()).toMatchObject({
    status: 422,
    code: 'too_many',
    title: 'You can have five photos at most. Remove one if you want another.',
  })
  expect(await photosOfForm(db, key)).toHaveLength(5)
})

test('the time a browser read itself counts where the photo no longer tells', async () => {
  const bytes = await picture().jpeg().toBuffer()
  const told = (takenAt: string) => send({ key: randomUUID(), bytes, takenAt })
  expect(await (await told('2026-11-20T10:30:00+01:00')).json()).toMatchObject({
    place: null,
    takenAt: '2026-11-20T09:30:00.000Z',
  })
  for (const wrong of ['1970-01-01T00:00:00Z', '2999-01-01T00:00:00Z', 'i morse'])
    expect(await (await told(wrong)).json()).toMatchObject({ takenAt: null })
})

test('what is no photo is refused with its code, and nothing of it is left', async () => {
  const wrong = [
    ['not_an_image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['not_an_image', Buffer.alloc(0)],
    ['unreadable', (await aJpeg()).subarray(0, 40)],
    ['too_large', Buffer.alloc(20 * 1024 * 1024 + 1, 'x')],
  ] as const
  for (const [code, bytes] of wrong) {
    const answer = await send({ key: randomUUID(), bytes })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code })
  }
  expect(await readdir(photos.incoming)).toEqual([])
})

test('a photo is taken away again, once or twice', async () => {
  const [key, id] = [randomUUID(), randomUUID()]
  await send({ key, id, bytes: await aJpeg() })
  const remove = () =>
    createApi(rooms).request(home + paths.apiRemovePhoto(key, id), {
      method: 'POST',
      headers: { origin: home },
    })
  for (const answer of [await remove(), await remove()]) {
    expect(answer.status).toBe(200)
    expect(describedPages.dropPhoto.answer.safeParse(await answer.json()).success).toBe(true)
  }
  expect(await photosOfForm(db, key)).toEqual([])
})

test('pages of others can’t send photos, and nobody can send without end', async () => {
  const post = (headers: Record<string, string>) =>
    createApi({ ...rooms, rateLimits: true }).request(home + paths.apiPhotos(randomUUID()), {
      method: 'POST',
      headers,
      body: formWith({ id: randomUUID() }, []),
    })
  expect((await post({ origin: 'https://elsewhere.example' })).status).toBe(403)
  const limited = createApi({ ...rooms, rateLimits: true })
  const often = async () =>
    limited.request(home + paths.apiPhotos('x'), { method: 'POST', headers: { origin: home } })
  const statuses = new Set<number>()
  for (let sent = 0; sent < 160; sent += 1) statuses.add((await often()).status)
  expect([...statuses]).toEqual([422, 429])
})
