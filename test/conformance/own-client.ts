import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Trial } from '#conformance/as-client/heard.ts'
import { fetchDefinition, fetchServices } from '#integrations/open311/fetch-services.ts'
import type { Known, Receiver } from '#integrations/receiver.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { deliveryToSend } from '../delivery-to-send.ts'
import { nothingKnown, openTo, roomsFor } from '../open311-far.ts'

type Asking = Pick<Trial, 'key' | 'jurisdiction' | 'secondMs'> & { url: string; format: 'xml' | 'json' }

/** Our own client does all that a trial asks for, as the core drives it. */
export async function runOwnClient({ format, ...trial }: Asking): Promise<void> {
  const far = { endpoint: trial.url, host: new URL(trial.url).host, key: trial.key }
  const settings = {
    ...({ format, profile: 'fixamingata', jurisdiction: trial.jurisdiction, sendUpdates: true } as const),
    ...({ updates: 'servicerequestupdates', fetchForeign: true } as const),
    // A little longer than the kit would have.
    tokenWaitSeconds: trial.secondMs * 0.0015,
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
}

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
