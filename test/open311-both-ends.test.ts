import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { createOpen311 } from '#open311/app.ts'
import { confirmReport } from '#reports/confirm-report.ts'
import { moveCase } from '#reports/move-case.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { openTestDatabase } from './database.ts'
import { deliveryToSend } from './delivery-to-send.ts'
import { nothingKnown, openTo } from './open311-far.ts'
import { aKeyFor } from './open311-posts.ts'
import { aJpeg, testPhotos } from './photos.ts'
import { alingsas, confirmLink, decidedFor, fillBodies, theBody } from './reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const tables = await loadTables(db)
const app = createOpen311({
  ...{ db, photos, baseUrl: 'http://localhost' },
  rateLimits: false,
  tables: () => tables,
})
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
await new Promise<void>((resolve) =>
  server.listening ? resolve() : server.once('listening', () => resolve()),
)
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

/** Our client, opened to our own served door. */
const ourselves = async (isTrusted: boolean, format: 'xml' | 'json' = 'json') => {
  const key = await aKeyFor(db, alingsas, isTrusted)
  return openTo(
    { endpoint: `http://${host}/open311/v2/`, host, key },
    {
      ...{ format, profile: 'fixamingata', jurisdiction: alingsas, timeoutSeconds: 10 },
      ...{ categories: { hal: { service: 'hal' } }, photos: 'multipart', updates: 'servicerequestupdates' },
    },
  )
}
const aDelivery = (id: string, bytes: Buffer | null = null) => {
  const { report } = deliveryToSend()
  const picture = {
    id,
    address: null,
    name: 'foto-1.jpg',
    type: 'image/jpeg',
    width: 8,
    height: 8,
    takenAt: null,
  }
  return deliveryToSend({
    ...{ id, createdAt: new Date() },
    report: { ...report, photos: bytes ? [{ ...picture, bytes }] : [] },
  })
}

test.each(['xml', 'json'] as const)(
  'what our client sends in %s our own door takes once, with its photo',
  async (format) => {
    const receiver = await ourselves(true, format)
    expect(await receiver.check()).toMatchObject({ ok: true })
    const delivery = aDelivery(
      `3f2a8c1e-0000-4000-8000-00000000000${format.length}`,
      Buffer.from(await aJpeg()),
    )
    const sent = await receiver.send(delivery, nothingKnown)
    expect(sent).toMatchObject({ outcome: 'sent', isReceived: true })
    const { externalId = '' } = sent
    expect(await receiver.send(delivery, nothingKnown)).toEqual(sent)
    expect(await receiver.find?.(delivery, nothingKnown)).toMatchObject({ found: 'yes', externalId })
    const kept = await db.selectFrom('photos').select('id').where('report', '=', Number(externalId)).execute()
    expect(kept).toHaveLength(1)
  },
)

test('what is done here is heard by our client', async () => {
  const receiver = await ourselves(true)
  const start = await receiver.poll?.(null)
  const { externalId = '' } = await receiver.send(
    aDelivery('3f2a8c1e-0000-4000-8000-0000000000aa'),
    nothingKnown,
  )
  const { id: caseId } = await db
    .selectFrom('cases')
    .select('id')
    .where('report', '=', Number(externalId))
    .executeTakeFirstOrThrow()
  await moveCase(db, { caseId, act: 'start', by: theBody(alingsas), words: 'Beställt.' })
  const polled = await receiver.poll?.(start?.cursor ?? null)
  const news = polled?.news.filter((one) => one.externalId === externalId)
  expect(news?.at(-1)).toMatchObject({ act: 'start', words: 'Beställt.', isUnmapped: false })
  const listed = await receiver.list?.(new Date(Date.now() - 60_000))
  expect(listed?.find((one) => one.externalId === externalId)).toMatchObject({ number: 1000001 })
})

test('a report that waits for its reporter is a token, until it is confirmed', async () => {
  const receiver = await ourselves(false)
  const delivery = aDelivery('3f2a8c1e-0000-4000-8000-0000000000bb')
  const { outcome, remember = '' } = await receiver.send(delivery, nothingKnown)
  expect(outcome).toBe('unknown')
  const known = { externalId: null, remembered: remember }
  expect(await receiver.find?.(delivery, known)).toMatchObject({ found: 'not_yet' })
  const draft = await db
    .selectFrom('drafts')
    .select('id')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const link = await confirmLink(db, draft.id)
  const decision = decidedFor(alingsas)
  const { number } = await confirmReport(db, { draft: draft.id, link, decision, door: 'web' })
  expect(await receiver.find?.(delivery, known)).toMatchObject({ found: 'yes', externalId: String(number) })
})
