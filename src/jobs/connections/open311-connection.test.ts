import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { importQuestions } from '#bodies/questions/import-questions.ts'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { endConnection } from '#reports/deliveries/end-connection.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'
import { testPhotos } from '../../../test/photos.ts'
import { alingsas, aReport, emptyQueues, fillBodies } from '../../../test/reports.ts'
import { makeTables } from '../../../test/tables.ts'
import { outgoingDeliveries } from '../send-delivery.ts'
import { NotOpened } from './open-connection.ts'
import { changesThrough, questionsThrough, servicesThrough } from './open311-services.ts'
import { connectionsToPoll } from './poll-connections.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const links = linksSignedBy(await signingKeys(db))
const baseUrl = 'https://fixamingata.example'
const email = emailReceiver({
  mailer: smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'felanmalan@fixamingata.example' }),
  ...{ baseUrl, takesReplies: true },
  waysBack: (id) => ({ replyTo: `svar-${id}@svar.example` }),
  categoryName: (code) => code,
})
const stops: (() => Promise<void>)[] = []
beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A body whose own system is a city's server, and both of our loops by hand. */
async function aConnectedBody(
  id: string,
  style: 'fixamingata' | 'connected-bits' | 'standard' = 'fixamingata',
  mostPerAnswer = 1000,
  updates: 'servicerequestupdates' | 'requests' = 'servicerequestupdates',
) {
  const city = await startOpen311Server({ style, otherwise: { most: mostPerAnswer } })
  stops.push(city.stop, async () => void (await endConnection(db, id)))
  await makeConnection(db, {
    ...{ id, body: alingsas, kind: 'open311', name: 'Stadens ärenden', categories: [], withMail: false },
    settings: {
      ...{ endpoint: city.endpoint, profile: style, categories: { hal: { service: '001' } } },
      ...{ tokenTries: 1, tokenWaitSeconds: 0, mostPerAnswer },
      ...{ updates, fetchForeign: true, areForeignPublic: true, timeoutSeconds: 3 },
    },
  })
  await setSecret(db, { connection: id, name: 'api_key', value: city.key, overlapDays: 7 })
  await changeConnection(db, { id, state: 'on' })
  const rooms = {
    db,
    baseUrl,
    links,
    photos,
    email,
    reachable: [city.host],
    dropFolder: '/nowhere',
    tables: () => makeTables(),
  }
  const [sending, polling] = [outgoingDeliveries(rooms), connectionsToPoll(rooms)]
  return {
    ...{ city, rooms },
    async send() {
      await sql`update deliveries set next_at = now() where state in ('queued', 'unknown')`.execute(db)
      for (const taken of await sending.take(10)) await sending.send(taken)
    },
    async poll() {
      for (let round = 0; round < 6; round += 1) {
        await sql`update polls set next_at = now() where connection = ${id}`.execute(db)
        for (const taken of await polling.take(10)) await polling.send(taken)
      }
    },
  }
}

const standing = (number: number) =>
  db
    .selectFrom('cases')
    .innerJoin('deliveries', 'deliveries.case_id', 'cases.id')
    .select(['cases.state', 'deliveries.state as delivery', 'deliveries.receiver'])
    .where('cases.report', '=', number)
    .where('deliveries.kind', '=', 'report')
    .executeTakeFirstOrThrow()

test('a report reaches a body’s own system, is received, and what is done there is done here', async () => {
  const { city, send, poll } = await aConnectedBody('stadens-arenden')
  await poll()
  const { number } = await aReport(db)
  await send()
  const [taken] = city.city.requests
  expect(taken?.description).toContain(`FixaMinGata ${number}-`)
  expect(await standing(number)).toEqual({
    state: 'received',
    delivery: 'received',
    receiver: 'stadens-arenden',
  })
  city.city.act(taken?.id ?? '', { status: 'in_progress', words: 'Beställt av entreprenör.' })
  await poll()
  expect(await standing(number)).toMatchObject({ state: 'in_progress' })
  city.city.act(taken?.id ?? '', { status: 'fixed', words: 'Lagat.' })
  await poll()
  await poll()
  expect(await standing(number)).toMatchObject({ state: 'fixed' })
  expect(await wordsSaid(number)).toEqual(['Beställt av entreprenör.', 'Lagat.'])
})

async function wordsSaid(number: number): Promise<string[]> {
  const said = await db
    .selectFrom('entries')
    .innerJoin('entry_texts', 'entry_texts.entry', 'entries.id')
    .select('entry_texts.words')
    .where('entries.report', '=', number)
    .where('entry_texts.version', '=', 'original')
    .orderBy('entries.id')
    .execute()
  return said.map(({ words }) => words)
}

test('a request that says the same when something else of it has changed is no news, until it has said otherwise', async () => {
  const { city, send, poll } = await aConnectedBody('tigande-stad', 'standard', 1000, 'requests')
  await poll()
  const { number } = await aReport(db)
  await send()
  const ours = city.city.requests[0]?.id ?? ''
  const theirs = city.city.take({ description: 'Ringde om en bänk.', lat: 57.931, long: 12.534 }).id
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)
  for (const [words, seconds] of [
    ['Beställt.', 9],
    ['Beställt.', 8],
    ['Väntar på delar.', 7],
    ['Beställt.', 6],
    ['Beställt.', 5],
  ] as const) {
    for (const id of [ours, theirs]) city.city.act(id, { status: 'open', words, at: ago(seconds) })
    await poll()
  }
  const once = ['Beställt.', 'Väntar på delar.', 'Beställt.']
  expect(await wordsSaid(number)).toEqual(once)
  expect(await wordsSaid(number + 1)).toEqual(once)
  for (const seconds of [4, 3]) {
    await db.deleteFrom('letters').execute()
    for (const id of [ours, theirs])
      city.city.act(id, { status: 'closed', words: 'Lagat.', at: ago(seconds) })
    await poll()
    expect(await standing(number)).toMatchObject({ state: 'fixed' })
    expect(await wordsSaid(number)).toEqual([...once, 'Lagat.'])
    expect(await wordsSaid(number + 1)).toEqual([...once, 'Lagat.'])
    const letters = await db.selectFrom('letters').select('kind').where('report', '=', number).execute()
    expect(letters).toEqual(seconds === 4 ? [{ kind: 'news' }] : [])
  }
})

test('more in one second than an answer holds stops nothing, and a person hears of it once', async () => {
  const { city, send, poll } = await aConnectedBody('full-stad', 'standard', 20)
  for (let round = 0; round < 5; round += 1) await poll()
  const { number } = await aReport(db)
  await send()
  const id = city.city.requests[0]?.id ?? ''
  const at = new Date(Date.now() - 5_000)
  for (let count = 0; count < 21; count += 1)
    city.city.act(id, { status: 'in_progress', words: `Beställt, ${count}.`, at })
  city.city.act(id, { status: 'fixed', words: 'Lagat.' })
  for (let round = 0; round < 20; round += 1) await poll()
  expect(await standing(number)).toMatchObject({ state: 'fixed' })
  const kept = await db.selectFrom('pushes').select(['state', 'problem']).execute()
  expect(kept).toEqual([{ state: 'failed', problem: expect.stringContaining('one second') }])
})

test('a report that was taken without an answer is found there, and is one case', async () => {
  const { city, send } = await aConnectedBody('tyst-stad')
  const { number } = await aReport(db)
  city.fail({ on: 'POST requests', fault: 'silent', after: true })
  await send()
  expect(await standing(number)).toMatchObject({ state: 'new', delivery: 'unknown' })
  await send()
  expect(await standing(number)).toMatchObject({ state: 'received', delivery: 'received' })
  expect(city.city.requests).toHaveLength(1)
  expect(city.asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('a token that is no number yet is asked about again, and the report is not sent twice', async () => {
  const { city, send } = await aConnectedBody('trog-stad', 'connected-bits')
  city.city.tokenMs = null
  const { number } = await aReport(db)
  await send()
  await send()
  expect(await standing(number)).toMatchObject({ state: 'new', delivery: 'unknown' })
  const [taken] = city.city.requests
  if (taken) taken.due = new Date()
  await send()
  expect(await standing(number)).toMatchObject({ state: 'received', delivery: 'received' })
  expect(city.city.requests).toHaveLength(1)
  const asked = city.asked.filter(({ resource }) => resource === `tokens/${taken?.token}`)
  expect(asked).toHaveLength(3)
})

test('a case that was begun by telephone there is a report here, once, and ours is no second one', async () => {
  const { city, send, poll } = await aConnectedBody('ringande-stad')
  await poll()
  const { number } = await aReport(db)
  await send()
  city.city.take({ description: 'Ringde om en trasig bänk.', lat: 57.931, long: 12.534 })
  const before = await countReports()
  await poll()
  await poll()
  expect(await countReports()).toBe(before + 1)
  expect(await standing(number)).toMatchObject({ delivery: 'received' })
})

test('words of as many characters as ours are taken whole, and longer ones cut between two', async () => {
  const { city, send, poll } = await aConnectedBody('ordrik-stad')
  await poll()
  const { number } = await aReport(db)
  await send()
  const longest = '😀'.repeat(4000)
  const cut = `${'😀'.repeat(3999)}…`
  const ours = city.city.requests[0]?.id ?? ''
  city.city.act(ours, { status: 'in_progress', words: longest })
  city.city.act(ours, { status: 'in_progress', words: `a${longest}` })
  city.city.take({ description: longest, lat: 57.931, long: 12.534 })
  city.city.take({ description: `a${longest}`, lat: 57.932, long: 12.535 })
  await poll()
  expect(await wordsSaid(number)).toEqual([longest, `a${cut.slice(2)}`])
  const theirs = await db
    .selectFrom('report_texts')
    .select(['title', 'description'])
    .where('report', '>', number)
    .where('version', '=', 'original')
    .execute()
  // Two that were begun there within a second have no order.
  const titleOf = new Map(theirs.map(({ title, description }) => [description, title]))
  expect(new Set(titleOf.keys())).toEqual(new Set([longest, `a${cut.slice(2)}`]))
  expect(titleOf.get(longest)).toBe(`${'😀'.repeat(119)}…`)
})

test('what its server takes and asks is read through a connection, and half a list changes nothing', async () => {
  const { city, rooms } = await aConnectedBody('fragande-stad')
  const before = await servicesThrough(rooms, 'fragande-stad')
  expect(before.map(({ code }) => code)).toEqual(['001', 'Belysning & el', 'klotter'])
  city.city.services.push({ code: 'nytt', name: 'Nytt', group: '', type: 'realtime', attributes: [] })
  expect(await changesThrough(rooms, 'fragande-stad', before)).toMatchObject({
    trusted: true,
    added: [{ code: 'nytt' }],
  })
  city.fail({ on: 'GET services', fault: 'half list', keep: 1 })
  expect(await changesThrough(rooms, 'fragande-stad', before)).toMatchObject({ trusted: false, lost: 2 })
  const asked = { service: 'Belysning & el', categories: ['hal'] }
  const { questions } = await questionsThrough(rooms, 'fragande-stad', asked)
  const json = JSON.stringify({ questions })
  expect(await importQuestions(db, { body: alingsas, json })).toMatchObject({ imported: questions.length })
  await expect(servicesThrough(rooms, 'ingen')).rejects.toThrow(NotOpened)
})

const countReports = async () => {
  const { count } = await db
    .selectFrom('reports')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
