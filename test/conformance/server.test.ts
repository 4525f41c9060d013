import { afterEach, expect, onTestFinished, test } from 'vitest'
import { addKey, createKey } from '#bodies/keys/create-key.ts'
import { serverChecks } from '#conformance/as-server/server-checks.ts'
import { unforeseen } from '#conformance/run-check.ts'
import { type Result, runConformance } from '#conformance/run-conformance.ts'
import { NotAnswered } from '#http/exchange.ts'
import { guardedExchange } from '#http/guarded-exchange.ts'
import { plainExchange } from '../../scripts/conformance/plain-exchange.ts'
import { openTestDatabase } from '../database.ts'
import { startOpen311Server } from '../open311-server/server.ts'
import { at, both, header, refuses } from './fault.ts'
import { liberties } from './liberties.ts'
import { openOwnDoor } from './own-door.ts'
import { serverFaults } from './server-faults.ts'

const { db } = await openTestDatabase()
const { bend, target } = await openOwnDoor(db)
afterEach(() => bend(null))

const run = (only?: string) =>
  runConformance({ exchange: plainExchange, target, ...(only !== undefined && { only: [only] }) })

const told = ({ check, ...came }: Result): string =>
  `${check.id}: ${came.verdict === 'failed' ? came.what : came.verdict === 'skipped' ? came.why : 'passed'}`

test('our own server keeps every rule, and none goes untried', async () => {
  const { results, counts } = await run()
  expect(results.filter(({ verdict }) => verdict !== 'passed').map(told)).toEqual([])
  expect(counts).toEqual({ passed: serverChecks.length, failed: 0, skipped: 0 })
})

test('its sandbox breaks none, tried with a key that reads too', async () => {
  const { id, key } = await createKey(db, {
    ...{ body: null, name: 'Prov', scope: 'sandbox', isTrusted: true, perMinute: 6000 },
  })
  const { caller } = await db
    .selectFrom('api_keys')
    .select('caller')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const batch = await addKey(db, { caller, expires_at: null, is_untrusted: true })
  const tried = { ...target, jurisdiction: 'sandlada', key, readsByKey: true, batch: { key: batch.key } }
  const { results, counts } = await runConformance({ exchange: plainExchange, target: tried })
  expect(results.filter(({ verdict }) => verdict === 'failed').map(told)).toEqual([])
  // Nothing is merged or planned for a day there, and no holder asks anything of their own.
  expect(counts.passed).toBeGreaterThan(serverChecks.length - 15)
})

test('each rule has an id of its own, and words of its own', () => {
  for (const of of ['id', 'rule', 'title'] as const)
    expect(new Set(serverChecks.map((check) => check[of])).size, of).toBe(serverChecks.length)
  expect(serverChecks.length).toBeGreaterThanOrEqual(150)
})

test('each rule has a server that breaks it, and none of these is for nothing', () => {
  expect([...serverFaults.keys()].sort()).toEqual(serverChecks.map(({ id }) => id).sort())
})

test.each(serverChecks.map(({ id }) => id))('a server that breaks %s is found out', async (id) => {
  const fault = serverFaults.get(id)
  if (!fault) throw new Error('no server breaks it')
  bend(fault)
  const { results } = await run(id)
  // Found out by the rule itself, and shown where.
  expect(results).toMatchObject([
    {
      verdict: 'failed',
      what: expect.not.stringContaining(unforeseen),
      exchanged: { answer: expect.anything() },
    },
  ])
})

test('a server that is another than ours breaks no rule of the specification by that', async () => {
  bend(Object.values(liberties).reduce(both))
  const { results, counts } = await runConformance({ exchange: plainExchange, target, levels: ['standard'] })
  expect(results.filter(({ verdict }) => verdict === 'failed').map(told)).toEqual([])
  expect(counts.skipped).toBeLessThan(2)
})

test('a server that asks to be left alone for a while is asked again after it', async () => {
  const busy = at(/GET services\./, both(header('retry-after', '0'), refuses(429)))
  let count = 0
  bend((asked, door, own) => {
    count += 1
    return count === 1 ? busy(asked, door, own) : door(asked)
  })
  const { counts } = await run('services.not-empty')
  expect([count > 1, counts.passed]).toEqual([true, 1])
})

test('a run that is cancelled ends after the check that is under way', async () => {
  const cancel = new AbortController()
  const heard: string[] = []
  const outcome = await runConformance({
    ...{ exchange: plainExchange, target, signal: cancel.signal, only: ['services', 'filters'] },
    tell: ({ check }, { done }) => {
      heard.push(check.id)
      if (done === 2) cancel.abort()
    },
  })
  expect(outcome).toMatchObject({ isCancelled: true, counts: { passed: 2 } })
  expect(outcome.results.map(({ check }) => check.id)).toEqual(heard)
})

test('without a key nothing is written, and what needs one is not tried', async () => {
  const { key: _, batch: __, ...reading } = target
  const methods: string[] = []
  const { results, counts } = await runConformance({
    ...{ target: reading, only: ['create', 'encoding', 'refusals', 'tokens', 'told'] },
    exchange: (request) => {
      methods.push(request.method)
      return plainExchange(request)
    },
  })
  expect(new Set(methods)).toEqual(new Set(['GET']))
  const untried = results.filter(({ verdict }) => verdict === 'skipped').map(({ check }) => check.id)
  expect(untried).toEqual(results.flatMap(({ check }) => (needs.get(check.id) ? check.id : [])))
  expect(counts.failed).toBe(0)
})

const needs = new Map(serverChecks.map((check) => [check.id, check.needs.length > 0]))

test('a server that can’t be reached is said to be so, and nothing is tried', async () => {
  const nowhere = { ...target, url: 'http://127.0.0.1:9/open311/v2' }
  const outcome = await runConformance({ exchange: plainExchange, target: nowhere })
  expect(outcome).toMatchObject({ results: [], trouble: expect.stringContaining('ECONNREFUSED') })
})

test('a server that answers no more is not asked to the end', async () => {
  let count = 0
  const outcome = await runConformance({
    target,
    exchange: async (request) => {
      count += 1
      if (count > 5) throw new NotAnswered('the line was cut', true)
      return plainExchange(request)
    },
  })
  expect(outcome).toMatchObject({ trouble: 'it answers no more', isCancelled: false })
  expect(outcome.results.length).toBeLessThan(30)
})

test('the kit that the pages will run asks through the guard', async () => {
  const exchange = guardedExchange({ allowed: [new URL(target.url).host] })
  const { counts } = await runConformance({ exchange, target, only: ['services', 'create'] })
  expect(counts).toMatchObject({ failed: 0, skipped: 0 })
  const closed = await runConformance({ exchange: guardedExchange({}), target })
  expect(closed).toMatchObject({ results: [], trouble: 'not a public address' })
})

test('a server without reports is given some to look at', async () => {
  const empty = await startOpen311Server()
  onTestFinished(empty.stop)
  const elsewhere = {
    url: empty.endpoint.replace(/\/$/, ''),
    key: empty.key,
    place: { lat: 57.93, long: 12.53 },
  }
  const { results } = await runConformance({
    ...{ exchange: plainExchange, target: elsewhere, only: ['filters', 'times'] },
  })
  const verdicts = new Map(results.map(({ check, verdict }) => [check.id, verdict]))
  expect(verdicts.get('filters.status-closed')).toBe('passed')
  expect(verdicts.get('filters.service-two')).toBe('passed')
})
