import { expect, test } from 'vitest'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { addressKeyOf } from '#bodies/exchanges/address-keys.ts'
import { exchangeById } from '#bodies/exchanges/exchange-by-id.ts'
import { listExchanges } from '#bodies/exchanges/list-exchanges.ts'
import { createPushDoor } from '#inbound/pushes/push-door.ts'
import { sign } from '#integrations/signature.ts'
import { webhookSettings } from '#integrations/webhook/settings.ts'
import { inspectPush, takesPushes } from '#jobs/connections/inspect-push.ts'
import { standingOf } from '#reports/connections/standing.ts'
import { openTestDatabase } from './database.ts'
import { alingsas, fillBodies } from './reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await makeConnection(db, {
  ...{ id: 'eget', body: alingsas, kind: 'webhook', name: 'Egna programmet', categories: [] },
  ...{ settings: webhookSettings.parse({ url: 'http://127.0.0.1:9' }), withMail: false },
})
await setSecret(db, { connection: 'eget', name: 'signing_secret', value: 'hemligt', overlapDays: 0 })
const rooms = { db, baseUrl: 'http://localhost', reachable: [], dropFolder: '/nowhere' }

const link = `https://fixamingata.example/svar/k1.${'a'.repeat(22)}.${'B'.repeat(22)}`

const aDoor = () =>
  createPushDoor({
    ...{ db, baseUrl: rooms.baseUrl, rateLimits: true },
    takesPushes: (id) => takesPushes(rooms, id),
    inspect: (id, push) => inspectPush(rooms, id, push),
    replay: async (_, after) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ after, link, email: 'ada@invanare.example' }),
    }),
  })

const body = JSON.stringify({
  ...{ specversion: '1.0', id: '1', source: 'https://gata.example', type: 'se.fixamingata.case.updated' },
  data: { externalId: 'A1', words: 'Lagat.' },
})

const pushTo = (door: ReturnType<typeof aDoor>, from: string, secret: string, connection = 'eget') => {
  const headers = {
    'x-forwarded-for': from,
    'content-type': 'application/cloudevents+json',
    'fixamingata-signature': sign(body, new Date(), [secret]),
  }
  return door.request(`/push/${connection}`, { method: 'POST', body, headers })
}

test('who signs wrong is held back by itself, and the system it pretends to be is not', async () => {
  const door = aDoor()
  const statuses: number[] = []
  for (let time = 0; time < 70; time += 1) statuses.push((await pushTo(door, '192.0.2.1', 'fel')).status)
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill(401))
  expect(statuses.at(-1)).toBe(429)
  const refused = await db.selectFrom('pushes').selectAll().where('state', '=', 'refused').execute()
  expect(refused, 'some of a flood is enough').toHaveLength(10)
  expect(refused[0]).toMatchObject({ connection: 'eget', problem: expect.stringMatching(/^401: /) })
  expect(refused[0]?.body.toString()).toBe(body)
  const log = await listExchanges(
    db,
    { connection: 'eget' },
    { report: null, outcome: 'wrong', after: null },
    50,
  )
  expect(log.map(({ purpose, problem }) => [purpose, problem?.slice(0, 4)])).toEqual(
    Array(10).fill(['push', '401:']),
  )
  expect((await standingOf(db, 'eget')).contactAt, 'nobody is heard from by what is refused').toBeNull()
  expect((await pushTo(door, '192.0.2.2', 'hemligt')).status).toBe(202)
  expect((await standingOf(db, 'eget')).contactAt).not.toBeNull()
})

test('what is accepted is not counted as a stranger’s, however much it is, until its own flood', async () => {
  const door = aDoor()
  const statuses: number[] = []
  for (let time = 0; time < 90; time += 1) statuses.push((await pushTo(door, '192.0.2.3', 'hemligt')).status)
  expect(new Set(statuses)).toEqual(new Set([202]))
})

test('what is sent to nobody is not read', async () => {
  let read = 0
  const endless = new ReadableStream({
    pull(controller) {
      read += 1
      controller.enqueue(new Uint8Array(64 * 1024))
      if (read === 200) controller.close()
    },
  })
  const { status } = await aDoor().request('/push/ingen', {
    method: 'POST',
    body: endless,
    ...{ duplex: 'half' },
  })
  expect(status).toBe(404)
  expect(read).toBeLessThan(5)
})

test('our answers stand in the log: a receipt, a refusal, and what somebody asked for once more', async () => {
  const door = aDoor()
  const logged = async () =>
    (await listExchanges(db, { connection: 'eget' }, { report: null, outcome: 'all', after: null }, 1))[0]
  const whole = async () => exchangeById(db, { connection: 'eget' }, (await logged())?.id ?? '')

  const receipt = await pushTo(door, '192.0.2.5', 'hemligt')
  expect(await whole()).toMatchObject({ purpose: 'push', status: 202, answered: await receipt.text() })
  const refusal = await pushTo(door, '192.0.2.5', 'fel')
  expect(await whole()).toMatchObject({ purpose: 'push', status: 401, answered: await refusal.text() })

  const asked = JSON.stringify({
    ...{ specversion: '1.0', id: '2', source: 'https://gata.example' },
    ...{ type: 'se.fixamingata.replay', data: { after: 4 } },
  })
  const replay = await door.request('/push/eget', {
    ...{ method: 'POST', body: asked },
    headers: {
      ...{ 'x-forwarded-for': '192.0.2.5', 'content-type': 'application/cloudevents+json' },
      'fixamingata-signature': sign(asked, new Date(), ['hemligt']),
    },
  })
  expect([replay.status, (await replay.json()).link]).toEqual([200, link])
  const kept = await whole()
  expect(kept).toMatchObject({ purpose: 'replay', status: 200, problem: null, asked })
  expect(kept?.answered).toContain('"after":4')
  expect(kept?.answered).not.toContain('aaaa')
  const row = await db
    .selectFrom('pushes')
    .select(['state', 'answered', 'addresses'])
    .where('id', '=', kept?.id ?? '')
    .executeTakeFirstOrThrow()
  expect(row.answered).not.toContain('aaaa')
  expect(row).toMatchObject({ state: 'answered', addresses: [addressKeyOf('ada@invanare.example')] })
})
