import { afterAll, expect, test } from 'vitest'
import { askForRun } from '#bodies/conformance/ask-for-run.ts'
import { cancelRun } from '#bodies/conformance/cancel-run.ts'
import type { AskedRun } from '#bodies/conformance/run.ts'
import { resultsOf, runById } from '#bodies/conformance/run-queries.ts'
import { openOwnDoor } from '../../../test/conformance/own-door.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'
import { alingsas } from '../../../test/reports.ts'
import { askedRun } from '../../../test/runs.ts'
import { serversToTry } from './try-servers.ts'

const { db } = await openTestDatabase()
const own = await openOwnDoor(db)
const key = 'stadens-nyckel-&-mer'
const city = await startOpen311Server({ key })
afterAll(city.stop)

const workOver = (reachable: readonly string[] = [city.host, new URL(own.baseUrl).host]) =>
  serversToTry({ db, reachable })
const ask = async (changes: Partial<AskedRun>): Promise<string> => {
  const begun = await askForRun(db, askedRun(changes))
  if (!begun.ok) throw new Error(begun.why)
  return begun.id
}
const toldOf = async (id: string) => {
  const run = await runById(db, alingsas, id)
  if (!run) throw new Error('it is gone')
  return { ...run, results: await resultsOf(db, id) }
}

async function made(changes: Partial<AskedRun>, work = workOver()) {
  const id = await ask(changes)
  for (const taken of await work.take(5)) await work.send(taken)
  return toldOf(id)
}

const cityRun = { address: city.endpoint.slice(0, -1), key, updates: 'words', service: '001' } as const
const place = { lat: 57.93, long: 12.53 }
const keysLeft = () =>
  db.selectFrom('conformance_runs').select('id').where('api_key', 'is not', null).execute()

test('a city’s server breaks some of our rules: each is told with what was said, and the key is in none of it', async () => {
  city.city.take({})
  const { state, counts, total, trouble, results, endedAt } = await made({ ...cityRun, place })
  expect([state, trouble]).toEqual(['done', null])
  expect(results).toHaveLength(total ?? 0)
  expect(counts.passed).toBeGreaterThan(150)
  const failed = results.filter(({ verdict }) => verdict === 'failed')
  expect(failed).toHaveLength(counts.failed)
  expect(failed.length).toBeGreaterThan(5)
  expect(new Set(failed.map(({ level }) => level))).toEqual(new Set(['profile']))
  for (const one of failed) {
    expect(one.found?.length, one.rule_id).toBeGreaterThan(5)
    expect(one.exchange?.length ?? 0, one.rule_id).toBeLessThanOrEqual(3_001)
  }
  expect(failed.some(({ exchange }) => exchange?.includes('POST ') && exchange.includes('•••'))).toBe(true)
  for (const spelling of [key, encodeURIComponent(key), 'stadens-nyckel'])
    expect(JSON.stringify(results), spelling).not.toContain(spelling)
  expect(await keysLeft()).toEqual([])
  expect(Date.now() - (endedAt?.getTime() ?? 0)).toBeLessThan(60_000)
})

test('our own door keeps all of them', async () => {
  const { url, jurisdiction = null, key: ownKey = null, service = null, place = null } = own.target
  const batchKey = own.target.batch?.key ?? null
  const asked = { address: url, jurisdiction, key: ownKey, service, place, batchKey }
  const { state, counts, results } = await made(asked)
  expect(results.filter(({ verdict }) => verdict === 'failed')).toEqual([])
  expect(state).toBe('done')
  expect(counts.passed).toBeGreaterThan(250)
  const tokens = results.filter(({ area }) => area === 'tokens')
  expect(new Set(tokens.map(({ verdict }) => verdict))).toEqual(new Set(['passed']))
  if (batchKey) expect(JSON.stringify(results)).not.toContain(batchKey)
  expect(await keysLeft()).toEqual([])
})

test('of the rules some are tried alone, by id or area', async () => {
  const { results } = await made({ ...cityRun, key: null, only: ['discovery.type', 'filters'] })
  expect(new Set(results.map(({ area }) => area))).toEqual(new Set(['discovery', 'filters']))
  expect(results.filter(({ area }) => area === 'discovery')).toHaveLength(1)
})

test('without a key nothing is written, and one level is tried alone', async () => {
  const before = city.city.requests.length
  const { results, counts } = await made({ ...cityRun, key: null, level: 'standard' })
  expect(city.city.requests).toHaveLength(before)
  expect(new Set(results.map(({ level }) => level))).toEqual(new Set(['standard']))
  expect(counts.skipped).toBeGreaterThan(20)
})

test('what may not be reached is not asked, and that is told', async () => {
  const asked = city.asked.length
  for (const address of [cityRun.address, 'http://169.254.169.254/open311', 'http://[::1]:9/v2']) {
    const told = await made({ address }, workOver([]))
    expect(told).toMatchObject({ state: 'done', total: null, results: [] })
    expect(told.trouble, address).toMatch(/public|reach/i)
  }
  expect(city.asked).toHaveLength(asked)
})

test('who cancels it stops what is made, and the key is gone at once', async () => {
  const work = workOver()
  const id = await ask({ ...cityRun, place })
  const [taken] = await work.take(1)
  if (!taken) throw new Error('it was not taken')
  const asked = city.asked.length
  const sending = work.send(taken)
  await expect.poll(() => city.asked.length).toBeGreaterThan(asked + 5)
  expect(await cancelRun(db, alingsas, id)).toBe(true)
  await sending
  const { state, results } = await toldOf(id)
  expect(state).toBe('cancelled')
  expect(results.length).toBeLessThan(300)
  expect(await keysLeft()).toEqual([])
})

test('a worker that stops leaves what only reads to another, and what writes is not begun twice', async () => {
  const work = workOver()
  for (const [changes, after] of [
    [
      { ...cityRun, key: null, level: 'standard' },
      { state: 'done', trouble: null },
    ],
    [
      { ...cityRun, place },
      { state: 'broken', trouble: 'stopped' },
    ],
  ] as const) {
    const id = await ask(changes)
    const [taken] = await work.take(1)
    if (!taken) throw new Error('it was not taken')
    const asked = city.asked.length
    const stopping = new AbortController()
    const sending = work.send(taken, stopping.signal)
    await expect.poll(() => city.asked.length).toBeGreaterThan(asked + 5)
    stopping.abort()
    await sending
    expect(await toldOf(id)).toMatchObject({ state: 'waiting' })
    for (const again of await work.take(5)) await work.send(again)
    expect(await toldOf(id)).toMatchObject(after)
  }
  expect(await keysLeft()).toEqual([])
})
