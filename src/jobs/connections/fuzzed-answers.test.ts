import { sql } from 'kysely'
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openBentDoor } from '../../../test/bent-door.ts'
import { seedsToTry } from '../../../test/chance.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'
import { testPhotos } from '../../../test/photos.ts'
import { alingsas, aReport, emptyQueues, fillBodies } from '../../../test/reports.ts'
import { makeTables } from '../../../test/tables.ts'
import { outgoingDeliveries } from '../send-delivery.ts'
import { compareConnection } from './compare-connection.ts'
import { followServices } from './follow-services.ts'
import { connectionsToPoll } from './poll-connections.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const baseUrl = 'https://fixamingata.example'
const city = await startOpen311Server({ style: 'fixamingata' })
const door = await openBentDoor(city.url)
afterAll(async () => {
  await door.stop()
  await city.stop()
})
const rooms = {
  ...{ db, baseUrl, reachable: [door.host], dropFolder: '/nowhere', tables: () => makeTables() },
  photos: await testPhotos(),
  links: linksSignedBy(await signingKeys(db)),
  email: emailReceiver({
    mailer: smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'felanmalan@fixamingata.example' }),
    ...{ baseUrl, takesReplies: true, categoryName: (code: string) => code },
    waysBack: (id) => ({ replyTo: `svar-${id}@svar.example` }),
  }),
}
const id = 'bojd-stad'
const light = 'Belysning & el'
await makeConnection(db, {
  ...{ id, body: alingsas, kind: 'open311', name: 'Stadens ärenden', categories: [], withMail: false },
  settings: {
    ...{ endpoint: `${door.url}/open311/v2/`, profile: 'fixamingata', timeoutSeconds: 0.3 },
    categories: { hal: { service: '001' }, belysning: { service: light } },
    ...{ tokenTries: 1, tokenWaitSeconds: 0, updates: 'servicerequestupdates' },
    ...{ fetchForeign: true, areForeignPublic: true },
  },
})
await setSecret(db, { connection: id, name: 'api_key', value: city.key, overlapDays: 7 })
await changeConnection(db, { id, state: 'on' })
const [sending, polling] = [outgoingDeliveries(rooms), connectionsToPoll(rooms)]

/** What goes wrong on our own side is said in the log, whatever is made of it. */
let broke: string[] = []
beforeEach(async () => {
  broke = []
  await emptyQueues(db)
  const write = process.stderr.write
  const spied = vi.spyOn(process.stderr, 'write').mockImplementation((chunk, ...rest) => {
    if (!String(chunk).startsWith('{"at"')) return Reflect.apply(write, process.stderr, [chunk, ...rest])
    if (String(chunk).includes('"level":"error"')) broke.push(String(chunk))
    return true
  })
  onTestFinished(() => {
    spied.mockRestore()
    door.mend()
  })
})

async function poll(): Promise<void> {
  await sql`update polls set next_at = now() where connection = ${id}`.execute(db)
  for (const taken of await polling.take(10)) await polling.send(taken)
}

async function deliver(): Promise<void> {
  await sql`update deliveries set next_at = now() where state in ('queued', 'unknown')`.execute(db)
  await sql`update connections set rest_until = null, failures = 0`.execute(db)
  for (const taken of await sending.take(10)) await sending.send(taken)
}

/** Where the poll is, and how much there is of all that it may make. */
async function standing() {
  const { rows } = await sql<{ cursor: string; problem: string | null; kept: string; isLeased: boolean }>`
    select cursor, problem, leased_until is not null as "isLeased",
           concat_ws(' ', (select count(*) from reports), (select count(*) from entries),
             (select count(*) from events), (select count(*) from external_ids),
             (select count(*) from pushes), (select count(*) from media)) as kept
      from polls where connection = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('it is not polled')
  return row
}

const standingOf = (number: number) =>
  db
    .selectFrom('cases')
    .innerJoin('deliveries', 'deliveries.case_id', 'cases.id')
    .select(['cases.state', 'deliveries.state as delivery'])
    .where('cases.report', '=', number)
    .where('deliveries.kind', '=', 'report')
    .executeTakeFirstOrThrow()

/** A report that goes there, and is mended there, while nothing is bent. */
async function expectWell(): Promise<void> {
  door.mend()
  const { number } = await aReport(db)
  await deliver()
  const [taken] = city.city.requests.filter(({ description }) =>
    description.includes(`FixaMinGata ${number}-`),
  )
  city.city.act(taken?.id ?? '', { status: 'fixed', words: 'Lagat.' })
  for (let round = 0; round < 5; round += 1) await poll()
  expect(await standing()).toMatchObject({ problem: null })
  expect(await standingOf(number)).toEqual({ state: 'fixed', delivery: 'received' })
}

test('whatever a poll is answered, it is taken or said not to be, and then it goes on', {
  timeout: 120_000,
}, async () => {
  await poll()
  await expectWell()
  city.city.take({ description: 'Ringde om en bänk.', lat: 57.931, long: 12.534 })
  for (const seed of seedsToTry(100, 40)) {
    const before = await standing()
    door.bend(seed)
    await poll()
    const after = await standing()
    expect(broke, `seed ${seed}`).toEqual([])
    expect(after.isLeased, `seed ${seed}`).toBe(false)
    if (after.cursor !== before.cursor) continue
    expect(after, `seed ${seed}`).toEqual({ ...before, problem: expect.stringMatching(/\w/) })
  }
  await expectWell()
})

test('whatever it is compared by, cases are compared or it is said why not', async () => {
  for (const seed of seedsToTry(40, 20)) {
    door.bend(seed)
    const compared = await compareConnection(rooms, id)
    const { compare_problem: problem } = await db
      .selectFrom('connections')
      .select('compare_problem')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(problem, `seed ${seed}`).toBe(compared.ok ? null : compared.why)
  }
  door.mend()
  expect(await compareConnection(rooms, id)).toMatchObject({ ok: true, cases: city.city.requests.length })
  expect(broke).toEqual([])
})

const services = () =>
  db
    .selectFrom('connection_services')
    .select(['code', 'name', 'definition', 'gone_at'])
    .where('connection', '=', id)
    .orderBy('code')
    .execute()

test('whatever it says that it takes is kept whole, or not at all', async () => {
  await followServices(rooms, id)
  const honest = await services()
  for (const seed of seedsToTry(40, 20)) {
    const before = await services()
    door.bend(seed)
    const followed = await followServices(rooms, id)
    if (followed.ok) continue
    expect(await services(), `seed ${seed}`).toEqual(before)
    const { services_problem } = await db
      .selectFrom('connections')
      .select('services_problem')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(services_problem, `seed ${seed}`).toBe(followed.why)
  }
  door.mend()
  expect(await followServices(rooms, id, { whateverIsLost: true })).toEqual({ ok: true, services: 3 })
  expect((await services()).filter(({ gone_at }) => gone_at === null)).toEqual(honest)
  expect(broke).toEqual([])
})

test('whatever a report is answered, its try has an end, and none is lost', {
  timeout: 120_000,
}, async () => {
  const numbers: number[] = []
  for (const seed of seedsToTry(40, 20)) {
    door.bend(seed)
    if (seed % 3 === 0) numbers.push((await aReport(db)).number)
    await deliver()
    expect(broke, `seed ${seed}`).toEqual([])
  }
  const open = await db.selectFrom('deliveries').select('id').where('leased_until', 'is not', null).execute()
  expect(open).toEqual([])
  await expectWell()
  for (const number of numbers)
    expect(['sent', 'received', 'failed', 'unknown']).toContain((await standingOf(number)).delivery)
})
