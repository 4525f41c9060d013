import { expect, test } from 'vitest'
import { judgeTrial } from '#conformance/as-client/judge-trial.ts'
import { openTrial } from '#conformance/as-client/open-trial.ts'
import { areAllDone } from '#conformance/as-client/scenario.ts'
import { type Outcome, runConformance } from '#conformance/run-conformance.ts'
import { guardedExchange } from '#http/guarded-exchange.ts'
import { runOwnClient } from './conformance/own-client.ts'
import { startOpen311Server } from './open311-server/server.ts'

const brokenIn = ({ results }: Outcome) =>
  results.flatMap(({ check, ...result }) =>
    result.verdict === 'failed' ? `${check.id}: ${JSON.stringify(result).slice(0, 200)}` : [],
  )

test.each(['standard', 'fixamingata'] as const)(
  'the city of tests keeps to GeoReport v2 as %s',
  async (style) => {
    const city = await startOpen311Server({ style })
    city.city.take({})
    const outcome = await runConformance({
      exchange: guardedExchange({ allowed: [city.host] }),
      target: {
        ...{ url: city.endpoint.slice(0, -1), key: city.key, updates: 'words', service: '001' },
        place: { lat: 57.93, long: 12.53 },
      },
      levels: ['standard'],
    })
    await city.stop()
    expect([outcome.trouble, brokenIn(outcome)]).toEqual([null, []])
    expect(outcome.counts.passed).toBeGreaterThan(150)
  },
)

test.each(['xml', 'json'] as const)('our client does all that the kit asks of one, in %s', async (format) => {
  const trial = await openTrial({ secondMs: 100 })
  await runOwnClient({ ...trial, format })
  expect(areAllDone(trial)).toBe(true)
  const { results } = await judgeTrial(trial)
  const others = results.filter(({ verdict }) => verdict !== 'passed')
  expect(others.map(({ check, verdict }) => [check.id, verdict])).toEqual([])
  await trial.close()
})
