import { expect, test } from 'vitest'
import { clientChecks } from '#conformance/as-client/client-checks.ts'
import { judgeTrial } from '#conformance/as-client/judge-trial.ts'
import { openTrial } from '#conformance/as-client/open-trial.ts'
import { areAllDone } from '#conformance/as-client/scenario.ts'
import { unforeseen } from '#conformance/run-check.ts'
import type { Exchange } from '#http/exchange.ts'
import { plainExchange } from '../../scripts/conformance/plain-exchange.ts'
import { clientFaults } from './client-faults.ts'
import { runReferenceProgram } from './reference-program.ts'

const secondMs = 20

async function tried(exchangeWith: (key: string) => Exchange) {
  const trial = await openTrial({ secondMs })
  try {
    await runReferenceProgram(trial, exchangeWith(trial.key)).catch(() => undefined)
    return { outcome: await judgeTrial(trial), isDone: areAllDone(trial) }
  } finally {
    await trial.close()
  }
}

test('a program that asks as it should keeps every rule, and none goes untried', async () => {
  const { outcome, isDone } = await tried(() => plainExchange)
  expect(outcome.results.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
  expect(outcome.counts).toEqual({ passed: clientChecks.length, failed: 0, skipped: 0 })
  expect(isDone).toBe(true)
})

test('a program that sends its forms in parts is judged alike', async () => {
  const { outcome } = await tried(() => async (request) => {
    if (request.method === 'GET') return plainExchange(request)
    const form = new FormData()
    for (const [name, value] of new URLSearchParams(String(request.body))) form.append(name, value)
    form.append('media', new Blob(['en bild']), 'bild.jpg')
    const packed = new Response(form)
    const headers = { 'content-type': packed.headers.get('content-type') ?? '' }
    return plainExchange({ ...request, headers, body: Buffer.from(await packed.arrayBuffer()) })
  })
  expect(outcome.counts).toEqual({ passed: clientChecks.length, failed: 0, skipped: 0 })
})

test('each rule has a program that breaks it, and none of these is for nothing', () => {
  expect(Object.keys(clientFaults).sort()).toEqual(clientChecks.map(({ id }) => id).sort())
  expect(clientChecks.length).toBeGreaterThanOrEqual(20)
  for (const of of ['rule', 'title'] as const)
    expect(new Set(clientChecks.map((check) => check[of])).size, of).toBe(clientChecks.length)
})

test.each(clientChecks.map(({ id }) => id))('a program that breaks %s is found out', async (id) => {
  const bend = clientFaults[id]?.()
  if (!bend) throw new Error('no program breaks it')
  const { outcome } = await tried(
    (key) => (request) =>
      bend(request, (asked) =>
        plainExchange({ ...asked, url: asked.url.replace('api_key=KEY', `api_key=${key}`) }),
      ),
  )
  const result = outcome.results.find(({ check }) => check.id === id)
  expect(result).toMatchObject({
    ...{ verdict: 'failed', what: expect.not.stringContaining(unforeseen) },
    exchanged: { request: expect.anything() },
  })
})
