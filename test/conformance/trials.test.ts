import { expect, test } from 'vitest'
import { closeTrial } from '#bodies/conformance/close-trial.ts'
import { heardIn } from '#bodies/conformance/heard.ts'
import { resultsOf, runById } from '#bodies/conformance/run-queries.ts'
import { clientChecks } from '#conformance/as-client/client-checks.ts'
import { openTrial } from '#conformance/as-client/open-trial.ts'
import { steps } from '#conformance/as-client/scenario.ts'
import type { Exchange } from '#http/exchange.ts'
import { trialsToJudge } from '#jobs/conformance/judge-trials.ts'
import { plainExchange } from '../../scripts/conformance/plain-exchange.ts'
import { openTestDatabase } from '../database.ts'
import { alingsas, fillBodies } from '../reports.ts'
import { anotherTrial, aTrial } from '../runs.ts'
import { clientFaults } from './client-faults.ts'
import { runOwnClient } from './own-client.ts'
import { runReferenceProgram } from './reference-program.ts'
import { serveTrials } from './served-trials.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const served = await serveTrials(db)

async function judged(id: string) {
  await closeTrial(db, alingsas, id)
  const work = trialsToJudge(db)
  for (const taken of await work.take(5)) await work.send(taken)
  const run = await runById(db, alingsas, id)
  const results = await resultsOf(db, id)
  const of = (verdict: string) => results.filter((one) => one.verdict === verdict).map((one) => one.rule_id)
  return { run, results, failed: of('failed'), skipped: of('skipped') }
}

test('our own client does all that is asked through the page’s door, and keeps every rule', async () => {
  const trial = await aTrial(db)
  await runOwnClient({ ...served.asking(trial), format: 'xml' })
  const heard = await heardIn(db, trial.id)
  expect(steps.filter(({ isDone }) => !isDone(heard))).toEqual([])
  const { run, failed, skipped } = await judged(trial.id)
  expect([failed, skipped]).toEqual([[], []])
  expect(run).toMatchObject({
    ...{ state: 'done', kind: 'client', total: clientChecks.length, openUntil: null },
    counts: { passed: clientChecks.length, failed: 0, skipped: 0 },
  })
  expect(await heardIn(db, trial.id)).toEqual([])
}, 60_000)

test('a restart in between is not noticed, and each fault is found with the rule and the exchange', async () => {
  const faults = ['client-reports.choice-by-key', 'client-retries.same-reference', 'client-tells.id-kept']
  const first = await aTrial(db)
  const trials = [first, await anotherTrial(db), await anotherTrial(db)]
  // Before the first answer, between what is put off and what is sent again, and late.
  const restarts = [1, 4, 9]
  let asked = 0
  let turn: Promise<unknown> = Promise.resolve()
  // One at a time, so that no restart cuts what another has just asked.
  const persistent: Exchange = (request) => {
    const answered = turn.then(async () => {
      asked += 1
      if (restarts.includes(asked)) await served.restart()
      return plainExchange({ ...request, headers: { ...request.headers, connection: 'close' } })
    })
    turn = answered.catch(() => undefined)
    return answered
  }
  await Promise.all(
    trials.map((trial, place) => {
      const bend = clientFaults[faults[place] ?? '']?.()
      if (!bend) throw new Error('no program breaks it')
      return runReferenceProgram(served.asking(trial), (request) => bend(request, persistent))
    }),
  )
  for (const [place, { id, key, token }] of trials.entries()) {
    const { run, results, failed } = await judged(id)
    expect(failed).toContain(faults[place])
    expect(failed.filter((rule) => rule !== faults[place]).length, failed.join()).toBeLessThanOrEqual(1)
    expect(run?.state).toBe('done')
    const broken = results.find(({ rule_id }) => rule_id === faults[place])
    expect(broken?.exchange).toMatch(/POST \/open311\/v2\/\w+\.json/)
    const kept = JSON.stringify(results)
    for (const hidden of [key, token, 'ada@', 'ada%40']) expect(kept).not.toContain(hidden)
  }
}, 60_000)

test('what is answered is what the command’s server answers, question for question', async () => {
  const command = await openTrial()
  const trial = await aTrial(db)
  const page = served.asking(trial)
  const form = (key: string, words: Record<string, string>) =>
    new URLSearchParams({ api_key: key, jurisdiction_id: 'kit.example', ...words }).toString()
  const hole = { service_code: 'hål i väg', description: 'Hål', report_url: 'https://app.example/1' }
  const litter = { service_code: 'skrap', description: 'Skräp', report_url: 'https://app.example/2' }
  const questions: readonly [method: string, path: string, words?: Record<string, string>][] = [
    ['GET', 'discovery.json'],
    ['GET', 'services.xml?jurisdiction_id=kit.example'],
    ['GET', `services/${encodeURIComponent('hål i väg')}.json`],
    ['GET', 'services/h%E5l.json'],
    ['POST', 'requests.xml', hole],
    ['POST', 'requests.xml', hole],
    ['POST', 'requests.json', { ...hole, api_key: 'another' }],
    ['POST', 'requests.json', litter],
    ['GET', 'tokens/token-1005.json'],
    ['GET', 'tokens/token-1005.json'],
    ['GET', 'tokens/token-1005.json'],
    ['GET', 'requests.json?page=2'],
    ['GET', 'requests/1004.xml'],
    ['POST', 'requests.json', { service_code: 'stängd' }],
    ['POST', 'servicerequestupdates.json', { update_id: 'A' }],
    ['POST', 'servicerequestupdates.json', { update_id: 'A' }],
    ['GET', 'requests.csv'],
    ['GET', ''],
    ['PUT', 'requests.json', litter],
    ['DELETE', 'requests/1004.json'],
    ['POST', 'requests.json', { ...litter, description: 'å'.repeat(20_000) }],
  ]
  const times = /\d{4}-\d\d-\d\dT[\d:.]+Z/g
  for (const [method, path, words] of questions) {
    const [ours, theirs] = await Promise.all(
      [page, command].map(async ({ url, key }) => {
        const answer = await fetch(`${url}/${path}`, {
          ...{ method, ...(words && { body: form(key, words) }) },
          headers: words ? { 'content-type': 'application/x-www-form-urlencoded' } : {},
        })
        const told = ['content-type', 'etag', 'link', 'retry-after'].map((name) => answer.headers.get(name))
        const said = JSON.stringify([answer.status, told, await answer.text()])
        return said
          .replaceAll(url, '')
          .replaceAll(url.replace('127.0.0.1', 'localhost'), '')
          .replace(times, 'T')
      }),
    )
    expect(ours, `${method} ${path}`).toBe(theirs)
  }
  const heard = await heardIn(db, trial.id)
  expect(heard.map(({ method, path, answer }) => [method, path, answer?.status])).toEqual(
    command.heard.map(({ method, path, answer }) => [method, path, answer?.status]),
  )
  await command.close()
})
