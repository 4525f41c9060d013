import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { judgeTrial } from '#conformance/as-client/judge-trial.ts'
import { openTrial } from '#conformance/as-client/open-trial.ts'
import { areAllDone } from '#conformance/as-client/scenario.ts'
import { type Outcome, runConformance } from '#conformance/run-conformance.ts'
import { guardedExchange } from '#http/guarded-exchange.ts'
import { fetchDefinition, fetchServices } from '#integrations/open311/fetch-services.ts'
import type { Known, Receiver } from '#integrations/receiver.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { deliveryToSend } from './delivery-to-send.ts'
import { nothingKnown, openTo, roomsFor } from './open311-far.ts'
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

const said = (code: string, value: string | number | string[]) => ({
  ...({
    code,
    question: code,
    questionIn: 'sv',
    answer: String(value),
    answerIn: null,
    value,
    isPrivate: false,
  } as const),
})

test.each(['xml', 'json'] as const)('our client does all that the kit asks of one, in %s', async (format) => {
  const trial = await openTrial({ secondMs: 100 })
  const far = { endpoint: trial.url, host: new URL(trial.url).host, key: trial.key }
  const settings = {
    ...({ format, profile: 'fixamingata', jurisdiction: trial.jurisdiction, sendUpdates: true } as const),
    ...({ updates: 'servicerequestupdates', fetchForeign: true, tokenWaitSeconds: 0.15 } as const),
    categories: {
      hal: { service: 'hål i väg' },
      lampa: { service: 'lampa' },
      skrap: { service: 'skrap' },
      stangd: { service: 'stängd' },
    },
    answers: {
      djup: { attribute: 'DJUP' },
      sida: { attribute: 'SIDA', values: { norra: 'N' } },
      syns: { attribute: 'SYNS', values: { dagen: 'dag', natten: 'natt' } },
    },
  } as const
  const [receiver, rooms] = [openTo(far, settings), roomsFor(far, settings)]
  const before = await fetchServices(rooms)
  await fetchDefinition(rooms, 'hål i väg')
  const start = (await receiver.poll?.(null))?.cursor ?? ''
  const report = {
    ...deliveryToSend().report,
    lat: 57.93018,
    lon: 12.53352,
    description: 'Hål på Ågatan & Ö-vägen',
  }
  const answers = [said('djup', 12), said('sida', 'norra'), said('syns', ['dagen', 'natten'])]
  const aReport = (category: string) =>
    deliveryToSend({
      ...{ id: crypto.randomUUID(), createdAt: new Date() },
      report: { ...report, category, answers: category === 'hal' ? answers : [] },
    })
  const hole = await sent(receiver, aReport('hal'))
  expect([hole.outcome, (await sent(receiver, aReport('lampa'))).outcome]).toEqual(['sent', 'sent'])
  expect([await sent(receiver, aReport('skrap')), await sent(receiver, aReport('stangd'))]).toMatchObject([
    { outcome: 'sent', answer: 'a token became a number' },
    { outcome: 'refused' },
  ])
  const cursor = await pollAll(receiver, start)
  await pause(trial.secondMs * 2)
  await pollAll(receiver, cursor)
  const known = { externalId: hole.externalId ?? null, remembered: null }
  for (const state of ['in_progress', 'fixed'] as const) {
    const update = { id: crypto.randomUUID(), createdAt: new Date(), kind: 'thanks' } as const
    const told = deliveryToSend({ ...update, case: { ...deliveryToSend().case, state } })
    expect(await sent(receiver, told, known)).toMatchObject({ outcome: 'sent' })
  }
  await fetchServices(rooms, before)
  expect(areAllDone(trial)).toBe(true)
  const { results } = await judgeTrial(trial)
  const others = results.filter(({ verdict }) => verdict !== 'passed')
  expect(others.map(({ check, verdict }) => [check.id, verdict])).toEqual([])
  await trial.close()
})

/** Sent as the core does: later when it is asked to wait. */
async function sent(receiver: Receiver, delivery: DeliveryToSend, known: Known = nothingKnown) {
  for (;;) {
    const outcome = await receiver.send(delivery, known)
    if (outcome.outcome !== 'later') return outcome
    await pause(outcome.retryAfterMs ?? 100)
  }
}

async function pollAll(receiver: Receiver, from: string): Promise<string> {
  const polled = await receiver.poll?.(from)
  if (!polled) throw new Error('it can’t be polled')
  return polled.hasMore ? pollAll(receiver, polled.cursor) : polled.cursor
}
