import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { judgeTrial } from '#conformance/as-client/judge-trial.ts'
import { type OpenedTrial, openTrial } from '#conformance/as-client/open-trial.ts'
import { questions, trialServices } from '#conformance/as-client/trial-catalogue.ts'
import { open311 } from '#integrations/open311/open311.ts'
import type { Known, Receiver } from '#integrations/receiver.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { deliveryToSend } from '../delivery-to-send.ts'
import { nothingKnown, roomsFor } from '../open311-far.ts'

const secondMs = 20

type Mapped = { service: string; attributes?: Record<string, string | string[]>; answers?: 'token' }

/** What is mapped so that each service of the trial is reported once. */
const categories: Record<string, Mapped> = {
  hal: {
    service: trialServices.hole,
    attributes: { [questions.depth]: '12', [questions.side]: 'N', [questions.when]: ['dag', 'natt'] },
  },
  belysning: { service: trialServices.lamp },
  skrap: { service: trialServices.litter, answers: 'token' },
  klotter: { service: trialServices.closed },
}

test.each(['xml', 'json'] as const)(
  'our own client keeps every rule it can be tried for, in %s',
  async (format) => {
    const trial = await openTrial({ secondMs })
    onTestFinished(trial.close)
    const receiver = open311.open(roomsOf(trial, format))
    await receiver.check()
    const { report } = deliveryToSend()
    const send = (category: string) =>
      deliver(
        receiver,
        deliveryToSend({ id: randomUUID(), report: { ...report, category, lat: 57.93018, lon: 12.53352 } }),
        nothingKnown,
      )
    const { externalId = null } = await send('hal')
    for (const category of ['belysning', 'skrap', 'klotter']) await send(category)
    let cursor: string | null = null
    for (let turn = 0; turn < 6; turn += 1) cursor = (await receiver.poll?.(cursor))?.cursor ?? null
    for (const kind of ['message', 'withdrawal'] as const) {
      const later = deliveryToSend({ id: randomUUID(), kind, createdAt: new Date() })
      await deliver(receiver, later, { ...nothingKnown, externalId })
    }
    const { results } = await judgeTrial(trial)
    const others = results.filter(({ verdict }) => verdict !== 'passed')
    // It asks for the services when somebody looks at the connection, not again and again.
    expect(others.map(({ check, verdict }) => [check.id, verdict])).toEqual([
      ['client-reads.asks-if-changed', 'skipped'],
    ])
  },
)

const roomsOf = ({ url, key, jurisdiction }: OpenedTrial, format: 'xml' | 'json') =>
  roomsFor(
    { endpoint: `${url}/`, host: new URL(url).host, key },
    {
      ...{
        jurisdiction,
        format,
        categories,
        profile: 'fixamingata',
        tokenWaitSeconds: (secondMs * 1.1) / 1000,
      },
      // What is for the holder alone is told too.
      ...{ updates: 'servicerequestupdates', sendUpdates: true, fetchForeign: true, isPublicThere: false },
    },
  )

/** Sends as the outbox does: again, when it has been asked to come back. */
async function deliver(receiver: Receiver, delivery: DeliveryToSend, known: Known) {
  const outcome = await receiver.send(delivery, known)
  if (outcome.outcome !== 'later') return outcome
  await pause(((outcome.retryAfterMs ?? 1000) / 1000) * secondMs)
  return deliver(receiver, delivery, known)
}
