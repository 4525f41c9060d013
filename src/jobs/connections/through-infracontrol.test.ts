import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { infracontrolSettings } from '#integrations/infracontrol/settings.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { endConnection } from '#reports/deliveries/end-connection.ts'
import { sendMessage } from '#reports/send-message.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { startInfracontrol } from '../../../test/infracontrol/simulator.ts'
import { testPhotos } from '../../../test/photos.ts'
import { alingsas, aReport, emptyQueues, fillBodies } from '../../../test/reports.ts'
import { startSmtpServer } from '../../../test/smtp-server.ts'
import { makeTables } from '../../../test/tables.ts'
import { outgoingDeliveries } from '../send-delivery.ts'
import { pushesToActOn } from './act-on-pushes.ts'
import { connectionsToPoll } from './poll-connections.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const links = linksSignedBy(await signingKeys(db))
const server = await startSmtpServer()
const mailer = smtpMailer({ url: server.url, from: 'felanmalan@fixamingata.example' })
const baseUrl = 'http://localhost'
const email = emailReceiver({
  ...{ mailer, baseUrl, takesReplies: false, categoryName: (code) => code },
  waysBack: () => ({ replyTo: 'drift@fixamingata.example' }),
})
const photos = await testPhotos()
afterAll(async () => {
  mailer.close()
  await server.stop()
})

let simulator: Awaited<ReturnType<typeof startInfracontrol>>
let made = 0
let connection = ''
beforeEach(async () => {
  simulator = await startInfracontrol()
  made += 1
  connection = `alingsas-${made}`
  const settings = infracontrolSettings.parse({
    ...{
      transport: made % 2 === 0 ? 'soap' : 'rest',
      endpoint: made % 2 === 0 ? simulator.soap : simulator.rest,
    },
    organisation: 'Alingsås kommun',
  })
  await makeConnection(db, {
    ...{ id: connection, body: alingsas, kind: 'infracontrol', name: 'Infracontrol', settings },
    ...{ categories: [], withMail: false },
  })
  await setSecret(db, { connection, name: 'api_key', value: 'nyckel', overlapDays: 0 })
  await changeConnection(db, { id: connection, state: 'on' })
  await poll()
})
afterEach(async () => {
  await emptyQueues(db)
  await endConnection(db, connection)
  await simulator.stop()
})

const rooms = () => ({
  ...{ db, links, photos, email, baseUrl, reachable: [new URL(simulator.url).host], dropFolder: '/nowhere' },
  tables: () => makeTables(),
})

/** One try of all that waits, as if the pauses between tries had passed. */
async function deliver(): Promise<void> {
  await sql`update deliveries set next_at = now() where state in ('queued', 'unknown')`.execute(db)
  await sql`update connections set rest_until = null`.execute(db)
  const work = outgoingDeliveries(rooms())
  await Promise.all((await work.take(40)).map((taken) => work.send(taken)))
}

async function poll(): Promise<void> {
  await sql`update polls set next_at = now() where connection = ${connection}`.execute(db)
  const work = connectionsToPoll(rooms())
  const taken = await work.take(8)
  for (const one of taken) if (one.connection === connection) await work.send(one)
}

const caseOf = (id: number) =>
  db.selectFrom('cases').select(['state']).where('id', '=', id).executeTakeFirstOrThrow()
const deliveriesOf = (report: number) =>
  db
    .selectFrom('deliveries')
    .select(['kind', 'state', 'receiver', 'sequence'])
    .where('report', '=', report)
    .orderBy('position')
    .execute()
const entriesOf = (report: number) =>
  db
    .selectFrom('entries')
    .innerJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'original'),
    )
    .select(['audience', 'words'])
    .where('entries.report', '=', report)
    .orderBy('entries.id')
    .execute()

test('a pothole from the form to the mended street: receipt, a week, an answer, an internal note that stays inside', async () => {
  const { number, caseId } = await aReport(db)
  await deliver()
  const [kept] = simulator.book.cases
  expect(kept).toMatchObject({ number: String(number), title: 'Djupt hål', category: 'Vagar' })
  expect(await deliveriesOf(number)).toMatchObject([
    { kind: 'report', state: 'received', receiver: connection },
  ])
  expect(await caseOf(caseId)).toEqual({ state: 'received' })

  simulator.handle(kept?.id ?? '', {
    state: 'Pågår',
    plannedFor: '2026-W50',
    internalText: 'Kalle tar bilen',
  })
  simulator.handle(kept?.id ?? '', { state: 'Åtgärdad', publicText: 'Hålet är lagat.' })
  await poll()
  await poll()
  expect(await caseOf(caseId)).toEqual({ state: 'fixed' })
  expect(await entriesOf(number)).toEqual([
    { audience: 'note', words: 'Kalle tar bilen' },
    { audience: 'update', words: 'Hålet är lagat.' },
  ])
})

test('a back-end that is out for two hours: nothing lost, nothing doubled, and in order when it is back', async () => {
  simulator.faults.set('error', { times: 9 })
  const { number, caseId, person } = await aReport(db)
  for (let tried = 0; tried < 5; tried += 1) await deliver()
  expect(await deliveriesOf(number)).toMatchObject([{ state: expect.stringMatching(/^(queued|unknown)$/) }])
  expect(await caseOf(caseId)).toEqual({ state: 'new' })
  await sendMessage(db, { report: number, person, door: 'web', words: 'Det är större nu.' })

  simulator.faults.clear()
  // It knows no repeat, and breaks off after it has taken each.
  simulator.faults.set('forgetful', { times: 99 })
  simulator.faults.set('cut_after', { on: 'create' })
  simulator.faults.set('page_after', { on: 'tell' })
  for (let tried = 0; tried < 6; tried += 1) await deliver()
  expect(simulator.done.filter((operation) => operation === 'create').length).toBe(1)
  expect(simulator.book.events.map(({ kind }) => kind)).toEqual(['FELANMALAN', 'MEDDELANDE'])
  expect(await deliveriesOf(number)).toMatchObject([
    { kind: 'report', state: 'received' },
    { kind: 'message', state: 'received' },
  ])
  expect(await caseOf(caseId)).toEqual({ state: 'received' })

  simulator.faults.set('twice')
  simulator.faults.set('shuffled')
  simulator.handle(simulator.book.cases[0]?.id ?? '', { state: 'Pågår', publicText: 'Vi är där.' })
  await poll()
  await poll()
  const said = (await entriesOf(number)).map(({ words }) => words)
  expect(said).toEqual(['Det är större nu.', 'Vi är där.'])
})

test('an order of their own comes in for its holder alone, and moves with it', async () => {
  const order = simulator.order({ title: 'Byt lampa', category: 'Gatubelysning', lat: 57.9301, lon: 12.5331 })
  await poll()
  await poll()
  const own = await db
    .selectFrom('reports')
    .innerJoin('cases', 'cases.report', 'reports.number')
    .innerJoin('external_ids', 'external_ids.case_id', 'cases.id')
    .select(['cases.id', 'visibility', 'category', 'cases.holder', 'state'])
    .where('external_id', '=', order.id)
    .where('connection', '=', connection)
    .execute()
  expect(own).toMatchObject([
    { visibility: 'internal', category: 'belysning', holder: alingsas, state: 'received' },
  ])
  simulator.handle(order.id, { state: 'Åtgärdad' })
  await poll()
  expect(await caseOf(own[0]?.id ?? 0)).toEqual({ state: 'fixed' })
  await deliver()
  expect(simulator.done).not.toContain('create')
})

test('what is said there of what is not known there by name yet is taken when it is', async () => {
  simulator.faults.set('cut_after', { on: 'create' })
  const { caseId } = await aReport(db)
  await deliver()
  simulator.handle(simulator.book.cases[0]?.id ?? '', { state: 'Under utredning' })
  await poll()
  expect(await caseOf(caseId)).toEqual({ state: 'investigating' })
  await deliver()
  expect(simulator.book.cases.length).toBe(1)
})

test('a system that has been away is asked within five minutes, and at once when something has got through', async () => {
  const { number } = await aReport(db)
  simulator.faults.set('unavailable', { times: 1_000_000 })
  await deliver()
  await sql`update polls set attempts = 15 where connection = ${connection}`.execute(db)
  await poll()
  expect(await secondsToPoll()).toBeLessThanOrEqual(300)
  expect(await secondsToPoll()).toBeGreaterThan(200)
  simulator.faults.clear()
  await deliver()
  expect(await deliveriesOf(number)).toMatchObject([{ state: 'received' }])
  expect(await secondsToPoll()).toBeLessThanOrEqual(120)
})

const secondsToPoll = async (): Promise<number> => {
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from next_at - now())::float8 as seconds from polls where connection = ${connection}`.execute(
    db,
  )
  return rows[0]?.seconds ?? Number.NaN
}

test('what was done there before we had heard what the case is called is taken when we hear it', async () => {
  const { caseId } = await aReport(db)
  simulator.faults.set('cut_after', { times: 1, on: 'create' })
  await deliver()
  const [kept] = simulator.book.cases
  if (!kept) throw new Error('no case')
  const [begun] = simulator.book.events
  const { reference, number } = kept
  Object.assign(kept, { reference: '', number: '' })
  if (begun) begun.reference = ''
  simulator.handle(kept.id, { state: 'Pågår' })
  await poll()
  Object.assign(kept, { reference, number })
  await sql`update pushes set attempts = 9, next_at = now() where connection = ${connection}`.execute(db)
  await actOnPushes()
  expect(await caseOf(caseId)).toEqual({ state: 'new' })
  await actOnPushes()
  expect(await caseOf(caseId)).toEqual({ state: 'new' })
  await deliver()
  await actOnPushes()
  expect(await caseOf(caseId)).toEqual({ state: 'in_progress' })
})

async function actOnPushes(): Promise<void> {
  const work = pushesToActOn(rooms())
  for (const push of await work.take(8)) await work.send(push)
}
