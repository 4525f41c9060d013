import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { exchangeById } from '#bodies/exchanges/exchange-by-id.ts'
import { listExchanges } from '#bodies/exchanges/list-exchanges.ts'
import { createPushDoor } from '#inbound/pushes/push-door.ts'
import { sign } from '#integrations/signature.ts'
import { webhookSettings } from '#integrations/webhook/settings.ts'
import { pushesToActOn } from '#jobs/connections/act-on-pushes.ts'
import { inspectPush, takesPushes } from '#jobs/connections/inspect-push.ts'
import { connectionsToPoll } from '#jobs/connections/poll-connections.ts'
import { standingOf } from '#reports/connections/standing.ts'
import { tellAlarms } from '#reports/connections/tell-alarms.ts'
import { doAll, workByHand } from './by-hand.ts'
import { aConnection } from './connections.ts'
import { openTestDatabase } from './database.ts'
import { startInfracontrol } from './infracontrol/simulator.ts'
import { alingsas, aReport, emptyQueues, fillBodies } from './reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const far = await startInfracontrol()
afterAll(() => far.stop())
const { rooms, mails, deliver, write } = await workByHand(db, [new URL(far.url).host])
const polled = await aConnection(db, { id: 'gata', endpoint: far.rest, state: 'on' })
const pushing = 'eget'
await makeConnection(db, {
  ...{ id: pushing, body: alingsas, kind: 'webhook', name: 'Egna programmet', categories: ['hal'] },
  ...{ settings: webhookSettings.parse({ url: 'http://127.0.0.1:9' }), withMail: false },
})
await setSecret(db, { connection: pushing, name: 'signing_secret', value: 'hemligt', overlapDays: 0 })
// What the database refuses, whatever it is: here an update of one name.
await sql`alter table told_updates add constraint odd check (update_id <> 'udda')`.execute(db)

const door = createPushDoor({
  ...{ db, baseUrl: rooms.baseUrl, rateLimits: false },
  takesPushes: (id) => takesPushes(rooms, id),
  inspect: (id, push) => inspectPush(rooms, id, push),
  replay: async () => null,
})

beforeEach(async () => {
  await emptyQueues(db)
  await db.deleteFrom('pushes').execute()
  far.book.events.length = 0
  await changeConnection(db, { id: polled, state: 'on' })
  await changeConnection(db, { id: pushing, state: 'on' })
  await poll()
})

async function poll(): Promise<void> {
  await sql`update polls set next_at = now() where connection = ${polled}`.execute(db)
  await doAll(connectionsToPoll(rooms))
}

async function push(...events: readonly object[]): Promise<void> {
  const common = { specversion: '1.0', source: 'https://gata.example' }
  const body = JSON.stringify(events.map((event) => ({ ...common, ...event })))
  const headers = {
    'content-type': 'application/cloudevents-batch+json',
    'fixamingata-signature': sign(body, new Date(), ['hemligt']),
  }
  const { status } = await door.request(`/push/${pushing}`, { method: 'POST', body, headers })
  expect(status).toBe(202)
  await doAll(pushesToActOn(rooms))
}

const created = (id: string, data: object) => ({
  ...{ id, type: 'se.fixamingata.case.created' },
  data: { externalId: id, title: 'Trasig bänk', lat: 57.93, lon: 12.53, ...data },
})

async function aCase() {
  const { number } = await aReport(db, { category: 'klotter' })
  await deliver()
  const one = far.book.cases.at(-1)
  if (!one) throw new Error('nothing came')
  return { number, one }
}

const stateOf = async (number: number) =>
  (await db.selectFrom('cases').select('state').where('report', '=', number).executeTakeFirstOrThrow()).state
const pollOf = () =>
  db.selectFrom('polls').selectAll().where('connection', '=', polled).executeTakeFirstOrThrow()
const pushOf = () =>
  db.selectFrom('pushes').selectAll().where('connection', '=', pushing).executeTakeFirstOrThrow()
const ownCases = () =>
  db
    .selectFrom('external_ids')
    .innerJoin('report_texts', 'report_texts.report', 'external_ids.report')
    .innerJoin('reports', 'reports.number', 'external_ids.report')
    .select(['external_id', 'title', 'category'])
    .where('version', '=', 'original')
    .where('connection', '=', pushing)
    .orderBy('external_id')
    .execute()
const ofReport = (connection: string, report: number) =>
  listExchanges(db, { connection }, { report, outcome: 'all', after: null }, 99)
const inLog = async (connection: string) =>
  (await listExchanges(db, { connection }, { report: null, outcome: 'wrong', after: null }, 9)).filter(
    ({ purpose }) => purpose === 'push',
  )

test('news that can’t be taken is told of and kept, and what is beside it is taken, however long its name', async () => {
  const { number, one } = await aCase()
  far.handle(one.id, { id: 'udda', publicText: 'Går inte.' })
  far.handle(one.id, { id: 'x'.repeat(3000), state: 'Pågår', publicText: 'Vi \0lagar.' })
  await poll()
  expect(await stateOf(number)).toBe('in_progress')
  expect(await pollOf()).toMatchObject({ attempts: 0, leased_until: null })
  expect((await standingOf(db, polled)).pollProblem).toMatch(
    /^1 could not be taken: udda: SQLSTATE 23514 odd/,
  )
  await poll()
  const [kept, ...more] = await inLog(polled)
  expect(kept?.problem).toContain('udda')
  expect(more).toEqual([])
  expect((await exchangeById(db, { connection: polled }, kept?.id ?? ''))?.asked).toContain('Går inte.')
  expect((await standingOf(db, polled)).untaken).toBe(1)
})

test('what the database is to blame for is asked for again later, from the same place', async () => {
  const { number, one } = await aCase()
  await poll()
  const before = await pollOf()
  far.handle(one.id, { state: 'Hos målaren', publicText: 'Ommålas.' })
  await sql`alter table unmapped_states rename to unmapped_elsewhere`.execute(db)
  await poll()
  const failed = await pollOf()
  expect(failed).toMatchObject({ cursor: before.cursor, attempts: 1, leased_until: null })
  expect(failed.problem).toContain('unmapped_states')
  expect(failed.next_at.getTime()).toBeGreaterThan(Date.now() + 5_000)
  expect(await stateOf(number)).toBe('received')
  await sql`alter table unmapped_elsewhere rename to unmapped_states`.execute(db)
  await poll()
  expect(await pollOf()).toMatchObject({ problem: null, attempts: 0 })
  expect(await stateOf(number)).toBe('in_progress')
})

test('of what is pushed at once, what can be taken is taken; a category that is none of ours is no hindrance', async () => {
  await push(
    created('eget-1', { category: 'finns-inte', title: 'Trasig\0 bänk' }),
    { ...created('udda', { state: 'started' }) },
    created('eget-2', { category: 'klotter' }),
  )
  expect(await ownCases()).toEqual([
    { external_id: 'eget-1', title: 'Trasig bänk', category: 'ovrigt' },
    { external_id: 'eget-2', title: 'Trasig bänk', category: 'klotter' },
  ])
  const failed = await pushOf()
  expect(failed.state).toBe('failed')
  expect(failed.problem).toMatch(/^1 could not be taken: udda: /)
  expect(await inLog(pushing)).toHaveLength(1)
  mails.length = 0
  await tellAlarms(db)
  await write()
  const letter = mails.find(({ text }) => text.includes('Egna programmet'))?.text
  expect(letter).toContain('EN NYHET FRÅN SYSTEMET GICK INTE ATT TA EMOT')
  expect(letter).toContain('under ”Logg”')
})

test('a push that can’t be acted on just now is tried again, and in the end has failed', async () => {
  await sql`alter table unmapped_states rename to unmapped_elsewhere`.execute(db)
  const told = { externalId: 'eget-1', state: 'hos målaren' }
  await push({ id: 'n1', type: 'se.fixamingata.case.updated', data: told })
  expect(await pushOf()).toMatchObject({ state: 'waiting', attempts: 1, leased_until: null })
  await db
    .updateTable('pushes')
    .set({ attempts: 21, next_at: new Date(0) })
    .execute()
  await doAll(pushesToActOn(rooms))
  await sql`alter table unmapped_elsewhere rename to unmapped_states`.execute(db)
  const failed = await pushOf()
  expect(failed.state).toBe('failed')
  expect(failed.problem).toContain('unmapped_states')
})

test('what is told under test is counted and not taken, and what is in use goes on from where it was', async () => {
  const { number, one } = await aCase()
  await poll()
  const { cursor } = await pollOf()
  const cases = (await ownCases()).length
  await changeConnection(db, { id: polled, state: 'test' })
  await changeConnection(db, { id: pushing, state: 'test' })
  await poll()
  far.handle(one.id, { state: 'Pågår' })
  await poll()
  await push(created('prov-1', {}), created('prov-2', {}))
  expect(await stateOf(number)).toBe('received')
  expect(await ownCases()).toHaveLength(cases)
  expect((await connectionById(db, polled))?.testedNews).toBeGreaterThan(0)
  expect(await connectionById(db, pushing)).toMatchObject({ testedNews: 0, testedCases: 2 })
  expect(await pushOf()).toMatchObject({ state: 'done', problem: null })
  expect((await pollOf()).cursor).toBe(cursor)
  expect((await pollOf()).test_cursor).not.toBeNull()

  await changeConnection(db, { id: polled, state: 'on' })
  await poll()
  expect(await stateOf(number)).toBe('in_progress')
  expect((await pollOf()).test_cursor).toBeNull()
})

test('what is new when a connection first goes on is what is new from then', async () => {
  const fresh = await aConnection(db, { id: 'nytt', endpoint: far.rest })
  const ask = async () => {
    await sql`update polls set next_at = now() where connection = ${fresh}`.execute(db)
    await doAll(connectionsToPoll(rooms))
  }
  await ask()
  far.order({ title: 'Prov', category: 'Vagar', lat: 57.93, lon: 12.53 })
  await ask()
  expect((await connectionById(db, fresh))?.testedCases).toBe(1)
  const { cursor } = await db
    .selectFrom('polls')
    .select('cursor')
    .where('connection', '=', fresh)
    .executeTakeFirstOrThrow()
  expect(cursor).toBeNull()
})

test('what was told of a report is found by its number, and of no other’s', async () => {
  const { number, one } = await aCase()
  const other = await aCase()
  far.handle(one.id, { state: 'Pågår', publicText: 'Nu lagar vi.' })
  await poll()
  const purposes = (await ofReport(polled, number)).map(({ purpose, report }) => [purpose, report])
  expect(purposes).toContainEqual(['send', number])
  expect(purposes).toContainEqual(['poll', number])
  expect((await ofReport(polled, other.number)).map(({ purpose }) => purpose)).not.toContain('poll')

  await push(created('B-7', {}))
  const own = await db
    .selectFrom('external_ids')
    .select('report')
    .where('external_id', '=', 'B-7')
    .executeTakeFirstOrThrow()
  expect(await ofReport(pushing, own.report)).toMatchObject([
    { purpose: 'push', status: 202, isOurs: false, report: own.report },
  ])
})
