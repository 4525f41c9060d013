import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createKey } from '#bodies/keys/create-key.ts'
import { eraseFromSandbox } from '#reports/sandbox/keep-report.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { readXml, wordsOf } from '../../../test/open311.ts'
import { aKeyFor, countsOf, errorsOf } from '../../../test/open311-posts.ts'
import { alingsas, aReport, fillBodies } from '../../../test/reports.ts'
import { sandboxClient } from '../../../test/sandbox.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { ask, made, read, rowsOf, send, tell } = await sandboxClient(db)
const aSandboxKey = async (name: string, days?: number) =>
  (await createKey(db, { body: null, name, scope: 'sandbox', isTrusted: true, perMinute: 60, days })).key
const [mine, others] = [await aSandboxKey('Appen'), await aSandboxKey('En annan')]
const [bodys, nations] = [await aKeyFor(db, alingsas, true), await aKeyFor(db, null, true)]
const open = await aReport(db, { title: 'Djupt hål', email: 'bo@invanare.example' })

test('what is sent to the sandbox is read by its own key, in every way a list can be asked', async () => {
  const before = await countsOf(db)
  const number = await made(mine, { title: 'Prov med hål' })
  expect(Number(number)).toBeGreaterThan(9_000_000_000)
  const [row] = await rowsOf(`requests/${number}.json`, mine)
  expect(row).toMatchObject({
    ...{ service_request_id: number, status: 'open', service_code: 'hal', lat: 57.93018, long: 12.53352 },
    ...{ agency_responsible: 'Alingsås kommun', media_url: null },
  })
  const ways = [
    'requests.json',
    'requests.json?status=open&service_code=hal',
    'requests.json?bbox=12.5,57.9,12.6,57.95',
    'requests.json?lat=57.93018&long=12.53352&radius=100',
    'requests.json?q=meter',
    `requests.json?service_request_id=${number},${open.number}`,
    'requests.json?updated_after=2026-01-01T00:00:00Z&extensions=true',
  ]
  for (const way of ways)
    expect(
      (await rowsOf(way, mine)).map((one: { service_request_id: string }) => one.service_request_id),
      way,
    ).toEqual([number])
  for (const none of ['status=closed', 'service_code=klotter', 'q=finnsinte', 'bbox=11,55,11.1,55.1'])
    expect(await rowsOf(`requests.json?${none}`, mine), none).toEqual([])
  const inXml = readXml(await (await read('requests.xml', mine)).text())
  expect(wordsOf(inXml, 'service_request_id')).toEqual([number])
  // Nothing of it is anywhere else, and nothing of who it is from is kept.
  expect(await countsOf(db)).toEqual(before)
  const kept = await db.selectFrom('sandbox_reports').selectAll().execute()
  expect(JSON.stringify(kept)).not.toMatch(/ada@|Lind|070/i)
})

test('nobody else reads it: no other key of the sandbox, no real key, nobody without', async () => {
  const number = await made(mine)
  expect(await rowsOf('requests.json', others)).toEqual([])
  expect((await read(`requests/${number}.json`, others)).status).toBe(404)
  for (const path of ['requests.json', `requests/${number}.json`, 'servicerequestupdates.json']) {
    expect((await read(path)).status).toBe(403)
    for (const key of [bodys, nations, 'fmg_x']) expect((await read(path, key)).status).toBe(403)
  }
  for (const path of ['requests.json', 'servicerequestupdates.json'])
    expect(await (await ask(path, { headers: { 'x-api-key': mine } })).text()).not.toContain(number)
  expect((await ask(`requests/${number}.json`, { headers: { 'x-api-key': mine } })).status).toBe(404)
  expect((await read(`requests/${open.number}.json`, mine)).status).toBe(404)
})

test('a key of the sandbox opens nothing else, and real keys nothing there', async () => {
  for (const jurisdiction_id of [undefined, '1489', 'alingsas']) {
    const answer = await send(mine, { jurisdiction_id })
    expect([answer.status, await errorsOf(answer)]).toEqual([403, ['key_wrong']])
  }
  for (const key of [bodys, nations]) expect((await send(key)).status).toBe(403)
  const update = { service_request_id: String(open.number) }
  expect((await tell(mine, { ...update, jurisdiction_id: '1489' })).status).toBe(403)
  expect((await tell(mine, update)).status).toBe(404)
  expect((await tell(bodys, update)).status).toBe(403)
  const state = await db
    .selectFrom('cases')
    .select('state')
    .where('report', '=', open.number)
    .executeTakeFirstOrThrow()
  expect(state).toEqual({ state: 'new' })
})

test('the same reference is the same report, also at once, and each program has its own', async () => {
  const sent = { report_url: 'https://app.example/17' }
  const numbers = await Promise.all([1, 2, 3].map(() => made(mine, sent)))
  expect(new Set(numbers).size).toBe(1)
  expect(await made(others, sent)).not.toBe(numbers[0])
})

test('what is wrong is told as anywhere', async () => {
  const answer = await send(mine, { service_code: undefined, lat: '57', long: '19.5' })
  expect([answer.status, await errorsOf(answer)]).toEqual([400, ['parameter_missing', 'place_at_sea']])
  expect(await errorsOf(await send('fmg_x'))).toEqual(['key_wrong'])
})

test('updates move it as its holder would, are told once, and move nothing back', async () => {
  const number = await made(mine)
  const of = { service_request_id: number }
  const at = (minutes: number) => ({
    updated_datetime: new Date(Date.now() - minutes * 60_000).toISOString(),
  })
  expect((await tell(mine, { ...of, ...at(5) })).status).toBe(200)
  expect((await tell(mine, { ...of, ...at(5), description: 'Annat' })).status).toBe(200)
  await tell(mine, { ...of, ...at(9), update_id: 'A-2', status: 'received', description: '' })
  expect((await rowsOf(`requests/${number}.json`, mine))[0]).toMatchObject({ status_notes: 'Vi lagar.' })
  const missing = await tell(mine, { ...of, update_id: 'A-3', status: 'cancelled', description: '' })
  expect(await errorsOf(missing)).toEqual(['reason_missing'])
  await tell(mine, { ...of, ...at(1), update_id: 'A-4', status: 'fixed', description: 'Klart.' })
  expect((await rowsOf(`requests/${number}.json`, mine))[0]).toMatchObject({ status: 'closed' })
  const told = (await rowsOf('servicerequestupdates.json', mine)).filter(
    (one: { service_request_id: string }) => one.service_request_id === number,
  )
  expect(told.map((one: { description: string }) => one.description)).toEqual(['Vi lagar.', 'Klart.'])
  expect((await tell(others, { ...of, update_id: 'A-5' })).status).toBe(404)
  await tell(mine, { ...of, update_id: 'A-6', status: 'reopen', description: '' })
  await tell(mine, { ...of, update_id: 'A-7', status: 'not_responsible', description: 'Statens väg.' })
  expect((await rowsOf(`requests/${number}.json`, mine))[0]).toMatchObject({ status: 'open' })
  expect((await tell(mine, { ...of, update_id: 'A-8' })).status).toBe(404)
  expect((await tell(mine, { ...of, update_id: 'A-7' })).status).toBe(200)
})

test('after a week it is erased, with what was told of it, and nothing newer', async () => {
  const [old, fresh] = [await made(mine), await made(mine)]
  await tell(mine, { service_request_id: old })
  await sql`update sandbox_reports set confirmed_at = now() - interval '7 days 1 minute' where number = ${old}`.execute(
    db,
  )
  await eraseFromSandbox(db)
  expect((await read(`requests/${old}.json`, mine)).status).toBe(404)
  expect((await read(`requests/${fresh}.json`, mine)).status).toBe(200)
  const left = await db.selectFrom('sandbox_updates').select('id').where('report', '=', Number(old)).execute()
  expect(left).toEqual([])
})

test('services and what they ask are the nation’s', async () => {
  for (const path of ['services.json', 'services/klotter.json'])
    expect(await (await read(path)).text()).toBe(await (await ask(path)).text())
})

test('a key that is over reads nothing', async () => {
  const key = await aSandboxKey('Förr', 1)
  await sql`update api_keys set expires_at = now() where id = (select max(id) from api_keys)`.execute(db)
  expect((await read('requests.json', key)).status).toBe(403)
})
