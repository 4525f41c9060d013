import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { submitReport } from '#reports/submissions/submit-report.ts'
import { takeUpdate } from '#reports/told/take-update.ts'
import { aConnection } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aJpeg, testPhotos } from '../../test/photos.ts'
import { aDraft, alingsas, decidedFor, fillBodies } from '../../test/reports.ts'
import { tellerOf } from './connections/teller.ts'
import { mediaToFetch } from './fetch-media.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const jpeg = await aJpeg()

const asked: string[] = []
const server = createServer(({ url = '' }, response) => {
  asked.push(url)
  if (url === '/busy') response.writeHead(503).end()
  else if (url === '/page') response.end('<!doctype html><title>No picture</title>')
  else if (url === '/gone') response.writeHead(404).end()
  else response.setHeader('content-type', 'image/jpeg').end(jpeg)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`

const { id: caller } = await db
  .insertInto('callers')
  .values({ body: alingsas, name: 'Appen', scope: 'open311', is_trusted: true, per_minute: 60 })
  .returning('id')
  .executeTakeFirstOrThrow()

async function submit(mediaUrls: string[], { isTrusted = true, leftBehind = 0 } = {}) {
  const { id: _, provenBy: __, seen: ___, ...written } = aDraft()
  return submitReport(db, photos, {
    ...{ caller: { id: caller, isTrusted }, reference: null, decision: decidedFor(alingsas) },
    ...{ written, photos: [], leftBehind, mediaUrls },
  })
}

/** Takes what is due once, and does it. */
async function fetchDue(allowed: readonly string[] = [host]): Promise<number> {
  const work = mediaToFetch({ db, photos, allowed, reachable: [host] })
  const taken = await work.take(10)
  for (const one of taken) await work.send(one)
  return taken.length
}

const pass = () =>
  db
    .updateTable('media')
    .set({ next_at: new Date(0), leased_until: null })
    .execute()

const photosOf = async (report: number | null) =>
  db.selectFrom('photos').select('id').where('report', '=', report).execute()

const notesOf = async (report: number | null) =>
  (
    await db
      .selectFrom('entries')
      .innerJoin('entry_texts', (join) =>
        join.onRef('entry_texts.entry', '=', 'entries.id').on('version', '=', 'original'),
      )
      .select(['words', 'audience'])
      .where('report', '=', report)
      .execute()
  ).map(({ words, audience }) => `${audience}: ${words}`)

test('a picture that came as an address is fetched and kept with its report', async () => {
  const { report } = await submit([`http://${host}/a.jpg`, `http://${host}/b.jpg`])
  expect(await fetchDue()).toBe(2)
  expect(await photosOf(report)).toHaveLength(2)
  expect(await notesOf(report)).toEqual([])
  await pass()
  expect(await fetchDue()).toBe(0)
})

test('what nobody has confirmed has no pictures fetched', async () => {
  asked.length = 0
  await submit([`http://${host}/unconfirmed.jpg`], { isTrusted: false })
  expect(await fetchDue()).toBe(0)
  expect(asked).toEqual([])
})

test.each(['gone', 'page'])(
  'what is no picture is told to the holder, and nobody else: /%s',
  async (path) => {
    const { report } = await submit([`http://${host}/${path}`])
    await fetchDue()
    expect(await photosOf(report)).toEqual([])
    expect(await notesOf(report)).toEqual([
      `note: En bild hör till felanmälan men gick inte att hämta: http://${host}/${path}`,
    ])
  },
)

test('what came along and could not be kept is told too', async () => {
  const { report } = await submit([], { leftBehind: 1 })
  await fetchDue()
  expect(await notesOf(report)).toEqual(['note: En bild följde med felanmälan men gick inte att läsa.'])
})

test('an address inside is never asked', async () => {
  asked.length = 0
  const { report } = await submit([`http://${host}/inside`])
  await fetchDue([])
  expect(asked).toEqual([])
  expect(await notesOf(report)).toHaveLength(1)
})

test('of inner hosts a picture is had from that of the system whose update names it, and from no other', async () => {
  const { report } = await submit([])
  const own = await aConnection(db, { id: 'egna', endpoint: `http://${host}/rest` })
  const other = await aConnection(db, { id: 'andra', endpoint: 'http://127.0.0.1:9' })
  const tell = async (connection: string, updateId: string) =>
    takeUpdate(db, {
      ...{ ...(await tellerOf(db, connection)), report: report ?? 0, updateId, act: null, at: new Date() },
      ...{ words: 'Så här ser det ut.', door: 'case_system', pictures: [`http://${host}/${updateId}.jpg`] },
    })
  asked.length = 0
  await tell(own, 'egen')
  await tell(other, 'annans')
  await fetchDue([])
  expect(asked).toEqual(['/egen.jpg'])
})

test('a server that is busy is asked again, five times', async () => {
  const { report } = await submit([`http://${host}/busy`])
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(await notesOf(report)).toEqual([])
    expect(await fetchDue()).toBe(1)
    expect(await fetchDue(), 'not yet').toBe(0)
    await pass()
  }
  expect(await notesOf(report)).toHaveLength(1)
  expect(await fetchDue()).toBe(0)
})
