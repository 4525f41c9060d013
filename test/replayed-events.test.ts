import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { createPushDoor } from '#inbound/pushes/push-door.ts'
import { sign } from '#integrations/signature.ts'
import { webhookSettings } from '#integrations/webhook/settings.ts'
import { inspectPush, takesPushes } from '#jobs/connections/inspect-push.ts'
import { replayDeliveries } from '#jobs/connections/replay-deliveries.ts'
import { outgoingDeliveries } from '#jobs/send-delivery.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { sendMessage } from '#reports/send-message.ts'
import { openTestDatabase } from './database.ts'
import { testPhotos } from './photos.ts'
import { alingsas, aReport, fillBodies } from './reports.ts'
import { startWebhookReceiver } from './webhook-receiver.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const links = linksSignedBy(await signingKeys(db))
const photos = await testPhotos()
const receiver = await startWebhookReceiver()
afterAll(() => receiver.stop())
const baseUrl = 'http://localhost'
const rooms = { db, links, photos, baseUrl, reachable: [receiver.host], dropFolder: '/nowhere' }
const door = createPushDoor({
  ...{ db, baseUrl, rateLimits: false },
  takesPushes: (id) => takesPushes(rooms, id),
  inspect: (id, push) => inspectPush(rooms, id, push),
  replay: (id, after) => replayDeliveries(rooms, id, after),
})

await makeConnection(db, {
  ...{ id: 'alingsas', body: alingsas, kind: 'webhook', name: 'Egna programmet', categories: [] },
  ...{ settings: webhookSettings.parse({ url: receiver.url }), withMail: false },
})
await setSecret(db, { connection: 'alingsas', name: 'signing_secret', value: 'hemligt', overlapDays: 0 })
await changeConnection(db, { id: 'alingsas', state: 'on' })

async function deliver(): Promise<void> {
  await sql`update deliveries set next_at = now() where receiver = 'alingsas'`.execute(db)
  const noMail = {
    send: () => Promise.reject(new Error('no mail')),
    check: async () => ({ ok: true, answer: '' }),
  }
  const work = outgoingDeliveries({ ...rooms, email: noMail })
  for (const taken of await work.take(40)) await work.send(taken)
}

const ask = (after: number, secret = 'hemligt') => {
  const body = JSON.stringify({
    ...{ specversion: '1.0', id: `r${after}`, source: 'https://gata.example', type: 'se.fixamingata.replay' },
    data: { after },
  })
  const headers = {
    'content-type': 'application/cloudevents+json',
    'fixamingata-signature': sign(body, new Date(), [secret]),
  }
  return door.request('/push/alingsas', { method: 'POST', body, headers })
}

type Told = { id: string; sequence: string; type: string; data: { reporter?: object } }

test('who has missed events gets them once more, in order, with the ids they had; and none of what is gone since', async () => {
  const { number, person } = await aReport(db)
  await sendMessage(db, { report: number, person, door: 'web', words: 'Större nu.' })
  await deliver()
  await deliver()
  const other = await aReport(db, { email: 'bo@invanare.example', title: 'Släckt lampa' })
  await deliver()
  const states = () =>
    db.selectFrom('deliveries').select(['id', 'state', 'attempts']).orderBy('position').execute()
  const before = await states()

  const answer = await ask(0)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('application/cloudevents-batch+json')
  const all = (await answer.json()) as Told[]
  expect(all.map(({ sequence }) => Number(sequence))).toEqual([1, 2, 3])
  expect(all.map(({ id }) => id)).toEqual(receiver.taken.map(({ id }) => id))
  expect(all.map(({ type }) => type.split('.').at(-1))).toEqual(['created', 'message_added', 'created'])
  expect(all[2]?.data.reporter).toBeDefined()
  expect(((await (await ask(2)).json()) as Told[]).map(({ sequence }) => Number(sequence))).toEqual([3])
  expect(await (await ask(3)).json()).toEqual([])
  expect(await states()).toEqual(before)

  const inLog = async () => JSON.stringify(await db.selectFrom('pushes').select('answered').execute())
  expect(await inLog()).toContain('bo@invanare.example')
  await erasePerson(db, { person: other.person, door: 'web' })
  expect(await inLog()).not.toContain('bo@invanare.example')
  const [later] = ((await (await ask(2)).json()) as Told[]) ?? []
  expect(later?.data.reporter).toBeUndefined()
})

test('nobody without the secret gets anything, and what is asked is no push', async () => {
  const refused = await ask(0, 'fel')
  expect(refused.status).toBe(401)
  expect(await refused.text()).not.toContain('specversion')
  const pushes = db.selectFrom('pushes').select(['state', 'status']).orderBy('came_at')
  expect(await pushes.execute()).toEqual([
    ...Array(4).fill({ state: 'answered', status: 200 }),
    { state: 'refused', status: 401 },
  ])
})
