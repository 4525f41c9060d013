import { afterEach, expect, test } from 'vitest'
import { deliveryToSend } from '../../../test/delivery-to-send.ts'
import { nothingKnown, openTo } from '../../../test/open311-far.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const hourMs = 3_600_000
const ago = (ms: number) => new Date(Date.now() - ms)

test('all that has changed there is listed, for the comparing of both sides', async () => {
  for (const profile of ['standard', 'fixamingata'] as const) {
    const city = await startOpen311Server({ style: profile })
    stops.push(city.stop)
    const receiver = openTo(city, { profile })
    await receiver.send(deliveryToSend(), nothingKnown)
    city.city.take({ requestedAt: ago(72 * hourMs), updatedAt: ago(48 * hourMs) })
    const foreign = city.city.take({ status: 'closed' })
    const cases = await receiver.list?.(ago(hourMs))
    expect(cases?.toSorted((one, other) => one.externalId.localeCompare(other.externalId))).toMatchObject([
      { externalId: city.city.requests[0]?.id, number: 1000001, act: null, theirState: 'open' },
      { externalId: foreign.id, number: null, act: 'fix', theirState: 'closed' },
    ])
  }
})
