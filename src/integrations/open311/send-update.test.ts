import { afterEach, expect, test } from 'vitest'
import type { DeliveryKind, DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { deliveryToSend } from '../../../test/delivery-to-send.ts'
import { nothingKnown, openTo } from '../../../test/open311-far.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A city that has the report, and what it is told then. */
async function aCaseThere(settings: Parameters<typeof openTo>[1] = {}) {
  const city = await startOpen311Server({ style: 'fixmystreet' })
  stops.push(city.stop)
  const receiver = openTo(city, {
    profile: 'fixmystreet',
    sendUpdates: true,
    isPublicThere: false,
    ...settings,
  })
  const { externalId = null } = await receiver.send(deliveryToSend(), nothingKnown)
  const tell = (changes: Partial<DeliveryToSend>) =>
    receiver.send(deliveryToSend({ id: '77777777-5b7d-4e9f-a0b1-c2d3e4f5a6b7', ...changes }), {
      externalId,
      remembered: null,
    })
  return { city, receiver, tell, externalId }
}

const entry = (changes: Partial<NonNullable<DeliveryToSend['entry']>> = {}) => ({
  ...({ words: 'Hålet är större nu.', language: 'sv', writtenBy: 'reporter', says: null } as const),
  ...{ at: new Date('2026-11-24T09:00:00Z'), photos: [] },
  ...changes,
})
const inState = (state: DeliveryToSend['case']['state']) => ({ ...deliveryToSend().case, state })

test.each<[DeliveryKind, Partial<DeliveryToSend>, string, RegExp]>([
  ['update', { entry: entry() }, 'OPEN', /^En invånare har skrivit.*\n\nHålet är större nu\.$/s],
  [
    'message',
    { entry: entry(), case: inState('in_progress') },
    'IN_PROGRESS',
    /^Den som anmälde har skrivit till er/,
  ],
  ['withdrawal', {}, 'CLOSED', /återkallat/],
  ['reopening', { entry: entry() }, 'REOPEN', /öppnat igen.*Hålet är större nu\.$/s],
  ['thanks', { case: inState('fixed') }, 'FIXED', /tackar er/],
  ['lapse', { case: inState('investigating') }, 'INVESTIGATING', /inte svarat inom 14 dagar/],
  ['erasure', {}, 'OPEN', /tagit bort sina uppgifter/],
  ['accepted', { became: { holder: 'Borås stad', state: 'received', to: null } }, 'OPEN', /Borås stad/],
  [
    'gone_on',
    { became: { holder: 'Borås stad', state: 'handed_over', to: 'Trafikverket' } },
    'OPEN',
    /Trafikverket/,
  ],
])('%s is told with how it stands', async (kind, changes, status, words) => {
  const { city, tell, externalId } = await aCaseThere()
  expect(await tell({ kind, ...changes })).toMatchObject({ outcome: 'sent' })
  expect(city.city.told()).toMatchObject([
    { request: externalId, status, words: expect.stringMatching(words) },
  ])
})

test('servers that know nothing finer hear open or closed', async () => {
  const { city, tell } = await aCaseThere({ profile: 'standard' })
  await tell({ kind: 'message', entry: entry(), case: inState('in_progress') })
  expect(city.city.told()).toMatchObject([{ status: 'OPEN' }])
})

test('what a neighbour says comes without the reporter’s address', async () => {
  const { city, tell } = await aCaseThere()
  await tell({ kind: 'update', entry: entry({ writtenBy: 'neighbour' }) })
  await tell({ kind: 'message', id: '88888888-5b7d-4e9f-a0b1-c2d3e4f5a6b7', entry: entry() })
  const posts = city.asked.filter(
    ({ method, resource }) => method === 'POST' && resource === 'servicerequestupdates',
  )
  expect(posts.map(({ fields }) => fields.get('email'))).toEqual([undefined, ['asa@exempel.example']])
})

test('the same once more is the same, also when the first answer was lost', async () => {
  const { city, tell } = await aCaseThere()
  city.fail({ on: 'POST servicerequestupdates', fault: 'cut', after: true })
  expect(await tell({ kind: 'withdrawal' })).toMatchObject({ outcome: 'unknown' })
  expect(await tell({ kind: 'withdrawal' })).toMatchObject({ outcome: 'sent' })
  expect(city.city.told()).toHaveLength(1)
})

test('that it has it already and says so in half a document is asked again, not taken for a no', async () => {
  const { city, tell } = await aCaseThere()
  city.fail({ on: 'POST servicerequestupdates', fault: 'half document', times: 2 })
  expect(await tell({ kind: 'withdrawal' })).toMatchObject({ outcome: 'unknown' })
  expect(await tell({ kind: 'withdrawal' })).toMatchObject({ outcome: 'unknown' })
  expect(await tell({ kind: 'withdrawal' })).toMatchObject({ outcome: 'sent' })
  expect(city.city.told()).toHaveLength(1)
})

test('what a server does not take is refused, so that somebody is told in another way', async () => {
  const { tell } = await aCaseThere({ sendUpdates: false })
  expect(await tell({ kind: 'message', entry: entry() })).toEqual({
    outcome: 'refused',
    byMail: true,
    answer: 'the server takes no updates',
  })
  const taking = await aCaseThere()
  expect(await taking.tell({ kind: 'link' })).toMatchObject({ outcome: 'refused' })
  expect(taking.city.city.told()).toEqual([])
})

test('a case without a name waits for its token to become one', async () => {
  const { city, receiver } = await aCaseThere()
  const delivery = deliveryToSend({ id: '77777777-5b7d-4e9f-a0b1-c2d3e4f5a6b7', kind: 'withdrawal' })
  const [taken] = city.city.requests
  const known = { externalId: null, remembered: taken?.token ?? '' }
  if (taken) taken.due = new Date(Date.now() + 60_000)
  expect(await receiver.send(delivery, known)).toMatchObject({ outcome: 'later' })
  if (taken) taken.due = new Date()
  expect(await receiver.send(delivery, known)).toMatchObject({ outcome: 'sent', externalId: taken?.id })
  expect(await receiver.send(delivery, nothingKnown)).toMatchObject({ outcome: 'refused' })
})

test('a message goes nowhere that everybody may read it', async () => {
  const { city, tell } = await aCaseThere({ isPublicThere: true })
  expect(await tell({ kind: 'message', entry: entry() })).toMatchObject({ outcome: 'refused' })
  expect(await tell({ kind: 'reopening', entry: entry() })).toMatchObject({ outcome: 'sent' })
  expect(city.city.told()).toMatchObject([
    { status: 'REOPEN', words: expect.stringContaining('Ärendet är öppnat igen') },
  ])
  expect(city.city.told()[0]?.words).not.toContain('Hålet är större')
})
