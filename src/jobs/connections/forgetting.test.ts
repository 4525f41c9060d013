import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { addressKeysIn } from '#bodies/exchanges/address-keys.ts'
import { forgetExchanges } from '#bodies/exchanges/forget-exchanges.ts'
import { noteQuiet } from '#bodies/exchanges/note-quiet.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { doAll, workByHand } from '../../../test/by-hand.ts'
import { aConnection, anExchange } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { startInfracontrol } from '../../../test/infracontrol/simulator.ts'
import { aReport, fillBodies } from '../../../test/reports.ts'
import { keepExchanges } from './keep-exchanges.ts'
import { connectionsToPoll } from './poll-connections.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const far = await startInfracontrol()
afterAll(() => far.stop())
const { rooms } = await workByHand(db, [new URL(far.url).host])
const connection = await aConnection(db, { id: 'gata', endpoint: far.rest, state: 'on' })

test('what was said is forgotten after ninety days, and what is newer is kept', async () => {
  const count = async () => (await db.selectFrom('exchanges').select('id').execute()).length
  const before = await count()
  await anExchange(db, { connection })
  const old = await anExchange(db, { connection })
  const then = sql<Date>`now() - interval '91 days'`
  await db.updateTable('exchanges').set({ started_at: then }).where('id', '=', Number(old)).execute()
  expect(await forgetExchanges(db)).toBe(1)
  expect(await count()).toBe(before + 1)
})

test('a month that is over for so long goes whole, and what was pushed then, also what still waits', async () => {
  const [from, to] = [new Date('2020-01-01T00:00:00Z'), new Date('2020-02-01T00:00:00Z')]
  await sql`create table exchanges_2020_01 partition of exchanges
    for values from (${sql.lit(from.toISOString())}) to (${sql.lit(to.toISOString())})`.execute(db)
  const old = await anExchange(db, { connection })
  await db
    .updateTable('exchanges')
    .set({ started_at: sql<Date>`timestamptz '2020-01-15 00:00Z'` })
    .where('id', '=', Number(old))
    .execute()
  const came_at = sql<Date>`now() - interval '91 days'`
  await db
    .insertInto('pushes')
    .values({ connection, headers: '{}', body: Buffer.from('{}'), came_at })
    .execute()
  expect(await forgetExchanges(db)).toBe(1)
  const { rows } = await sql`select 1 from pg_class where relname = 'exchanges_2020_01'`.execute(db)
  expect(rows).toEqual([])
  expect(await db.selectFrom('pushes').select('id').where('state', '=', 'waiting').execute()).toEqual([])
})

test('of polls that told nothing the latest is kept, and those of the last day', async () => {
  await db.deleteFrom('exchanges').execute()
  const poll = async () => {
    await db
      .updateTable('polls')
      .set({ next_at: new Date(0) })
      .execute()
    await doAll(connectionsToPoll(rooms))
  }
  const polls = () =>
    db
      .selectFrom('exchanges')
      .select(['id', 'is_quiet'])
      .where('purpose', '=', 'poll')
      .orderBy('id')
      .execute()
  far.book.events.length = 0
  for (let time = 0; time < 3; time += 1) await poll()
  const quiet = await polls()
  expect(quiet.map(({ is_quiet }) => is_quiet)).toEqual(quiet.map(() => true))
  expect(quiet.length).toBeGreaterThanOrEqual(2)
  far.order({ title: 'Byt lampa', category: 'Gatubelysning', lat: 57.93, lon: 12.53 })
  await poll()
  const telling = (await polls()).slice(quiet.length)
  expect(telling.some(({ is_quiet }) => !is_quiet)).toBe(true)
  expect(await forgetExchanges(db)).toBe(0)
  await sql`update exchanges set started_at = started_at - interval '2 days'`.execute(db)
  expect(await forgetExchanges(db)).toBe(quiet.length - 1)
  expect((await polls()).map(({ id }) => id)).toEqual([quiet.at(-1)?.id, ...telling.map(({ id }) => id)])
})

test('what told nothing is quiet where it went well, also where answers have no status', async () => {
  const keeping = keepExchanges(db, { connection, purpose: 'poll', secrets: new Map() })
  const told = { startedAt: new Date(), tookMs: 1, certificateUntil: null }
  const asked = { method: 'READ', url: 'file:gata/nytt.csv' }
  keeping.heard({ ...told, request: asked, answer: null, problem: null })
  await keeping.written()
  keeping.heard({ ...told, request: asked, answer: null, problem: 'the line was cut' })
  await keeping.written()
  keeping.heard({ ...told, request: asked, answer: { status: 500 }, problem: null })
  await keeping.written()
  await noteQuiet(db, keeping.ids())
  const kept = db.selectFrom('exchanges').select('is_quiet').where('id', 'in', keeping.ids())
  expect((await kept.orderBy('id').execute()).map((one) => one.is_quiet)).toEqual([true, false, false])
})

test('what was said of somebody who leaves is forgotten in whatever spelling, also where it was cut, and no other’s is', async () => {
  const email = 'ada.lind@invanare.example'
  const { person } = await aReport(db, { email })
  const keep = async (body: string) => {
    const secrets = new Map([['api_key', { value: 'lång/nyckel'.repeat(50), former: null }]])
    const keeping = keepExchanges(db, { connection, purpose: 'poll', secrets })
    const request = { method: 'POST', url: 'https://a.example/', headers: {}, body } as const
    keeping.heard({
      ...{ request, answer: null, problem: null, startedAt: new Date(), tookMs: 1, certificateUntil: null },
    })
    await keeping.written()
    const [id = 0] = keeping.ids()
    return id
  }
  const hers = [
    await keep('<epost>Ada.Lind&#64;invanare.example</epost>'),
    await keep('epost=ada%252Elind%2540invanare%252Eexample'),
    await keep(JSON.stringify({ words: JSON.stringify(`Skriv till\n${email}`) }).replace('@', '\\u0040')),
    await keep(`${'x'.repeat(65_520)} ${email} och mer`),
    // What is taken out lets more be kept.
    await keep(`${'lång/nyckel'.repeat(50)} `.repeat(130) + email),
    await keep(`${'\0'.repeat(70_000)}${email}`),
  ]
  const others = [await keep('<epost>bo&#64;invanare.example</epost>'), await keep('{"words":"Lagat"}')]
  const told = JSON.stringify({ words: 'ada.lind&commat;invanare.example' })
  const { id: push } = await db
    .insertInto('pushes')
    .values({ connection, state: 'done', body: Buffer.from(told), addresses: addressKeysIn(told) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await erasePerson(db, { person, door: 'web' })
  const asked = async (ids: readonly number[]) =>
    await db.selectFrom('exchanges').select(['asked', 'addresses']).where('id', 'in', ids).execute()
  expect(await asked(hers)).toEqual(hers.map(() => ({ asked: null, addresses: [] })))
  expect((await asked(others)).every((one) => one.asked !== null)).toBe(true)
  const left = await db.selectFrom('pushes').select('body').where('id', '=', push).executeTakeFirstOrThrow()
  expect(left.body.toString()).toBe('')
})
