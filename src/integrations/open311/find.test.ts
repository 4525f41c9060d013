import { expect, test } from 'vitest'
import { deliveryToSend } from '../../../test/delivery-to-send.ts'
import { ago, cityThat, hourMs, minuteMs } from '../../../test/open311-city.ts'
import { everyDialect, nothingKnown, openTo } from '../../../test/open311-far.ts'

const lost = { on: 'POST requests', fault: 'silent', after: true } as const
const now = () => deliveryToSend({ createdAt: new Date() })

test.each(
  everyDialect([
    'standard',
    'fixamingata',
    'mark-a-spot',
    'mark-a-spot-2026',
    'citysdk',
    'ureport',
    'toronto',
    'seeclickfix',
  ]),
)(
  'what was taken without an answer is found at $profile, in $format, and not sent again',
  async (dialect) => {
    const city = await cityThat({ style: dialect.profile })
    for (let index = 0; index < 60; index += 1)
      city.city.take({ description: `Ett annat hål ${index}`, lat: 57.8 })
    const receiver = openTo(city, dialect)
    city.fail(lost)
    const impatient = openTo(city, { ...dialect, timeoutSeconds: 0.3 })
    expect(await impatient.send(now(), nothingKnown)).toMatchObject({ outcome: 'unknown' })
    const found = await receiver.find?.(now(), nothingKnown)
    expect(found).toMatchObject({ found: 'yes', externalId: city.city.requests.at(-1)?.id })
  },
)

test('what has not come is not there, where a list shows it at once and is whole', async () => {
  const city = await cityThat()
  city.city.take({ description: 'Ett annat hål', lat: 57.8 })
  expect(await openTo(city).find?.(now(), nothingKnown)).toEqual({ found: 'no', answer: 'not among 1' })
  const slow = openTo(city, { profile: 'fixmystreet' })
  expect(await slow.find?.(now(), nothingKnown)).toMatchObject({ found: 'cannot_tell' })
})

const unknownSince = (...minutesAgo: number[]) => ({
  ...nothingKnown,
  unknownSince: minutesAgo.map((minutes) => ago(minutes * minuteMs)),
})

test.each(
  everyDialect([
    'fixmystreet',
    'mark-a-spot',
    'mark-a-spot-2026',
    'klarschiff',
    'connected-bits',
    'seeclickfix',
    'toronto',
  ]),
)('what $profile shows late is waited for, in $format, and found as soon as it shows', async (dialect) => {
  const { city, ...far } = await cityThat({ style: dialect.profile })
  const receiver = openTo(far, dialect)
  city.showsAfterMs = hourMs
  await receiver.send(now(), nothingKnown)
  const [taken] = city.requests
  expect(await receiver.find?.(now(), unknownSince(2, 1))).toMatchObject({ found: 'not_yet', isWell: true })
  if (taken) taken.shownFrom = new Date()
  expect(await receiver.find?.(now(), unknownSince(2, 1))).toMatchObject({
    found: 'yes',
    externalId: taken?.id,
  })
})

test.each([
  { since: [14], found: 'not_yet' },
  { since: [16, 10, 2], found: 'cannot_tell' },
  // Sent once more after a quarter of an hour, that is waited for anew.
  { since: [30, 20, 14, 2], found: 'not_yet' },
  { since: [60, 40, 20], found: 'cannot_tell' },
])(
  'what may show late is waited for a quarter of an hour: $since minutes are $found',
  async ({ since, found }) => {
    const city = await cityThat()
    const receiver = openTo(city, { profile: 'mark-a-spot' })
    expect(await receiver.find?.(now(), unknownSince(...since))).toMatchObject({ found })
  },
)

test('where a list shows it at once nothing is waited for', async () => {
  const city = await cityThat()
  expect(await openTo(city).find?.(now(), unknownSince(0))).toMatchObject({ found: 'no' })
})

test('one near it that shows no words can’t be told from it', async () => {
  const city = await cityThat()
  city.city.take({ description: '', lat: 57.93031, long: 12.5335 })
  expect(await openTo(city).find?.(now(), nothingKnown)).toMatchObject({ found: 'cannot_tell' })
})

test('the same report’s earlier case there is another', async () => {
  const city = await cityThat()
  const receiver = openTo(city)
  await receiver.send(now(), nothingKnown)
  const again = deliveryToSend({
    id: '99999999-5b7d-4e9f-a0b1-c2d3e4f5a6b7',
    kind: 'hand_over',
    createdAt: new Date(),
  })
  expect(await receiver.find?.(again, nothingKnown)).toMatchObject({ found: 'cannot_tell' })
  await receiver.send(again, nothingKnown)
  expect(await receiver.find?.(again, nothingKnown)).toMatchObject({
    found: 'yes',
    externalId: city.city.requests[1]?.id,
  })
})

test.each(['Asia/Tokyo', 'America/Los_Angeles'])(
  'a clock that takes our time for that of %s hides nothing',
  async (zone) => {
    const city = await cityThat({ otherwise: { zone } })
    const receiver = openTo(city)
    await receiver.send(now(), nothingKnown)
    expect(await receiver.find?.(now(), nothingKnown)).toMatchObject({ found: 'yes' })
  },
)

test('a token that never becomes a number is remembered, found later, and not sent again', async () => {
  const city = await cityThat({ style: 'connected-bits' })
  const receiver = openTo(city, { profile: 'connected-bits' })
  city.city.tokenMs = null
  const outcome = await receiver.send(now(), nothingKnown)
  const [taken] = city.city.requests
  expect(outcome).toMatchObject({ outcome: 'unknown', remember: taken?.token })
  expect(outcome.answer).not.toContain(taken?.token)
  expect(city.asked.filter(({ resource }) => resource.startsWith('tokens/'))).toHaveLength(5)
  const known = { externalId: null, remembered: outcome.remember ?? null }
  expect(await receiver.find?.(now(), known)).toMatchObject({ found: 'not_yet' })
  // Also whoever has forgotten the token sees that it is there without a number.
  expect(await receiver.find?.(now(), nothingKnown)).toMatchObject({ found: 'not_yet' })
  if (taken) taken.due = new Date()
  expect(await receiver.find?.(now(), known)).toMatchObject({ found: 'yes', externalId: taken?.id })
})

test('a token that nobody knows is waited for, then looked for', async () => {
  const city = await cityThat()
  const receiver = openTo(city)
  const known = { externalId: null, remembered: 'borta' }
  expect(await receiver.find?.(now(), known)).toMatchObject({ found: 'not_yet' })
  const old = deliveryToSend({ createdAt: new Date(Date.now() - 4 * 86_400_000) })
  expect(await receiver.find?.(old, known)).toMatchObject({ found: 'no' })
})

test.each([
  { on: 'GET requests', fault: 'status', status: 500 },
  { on: 'GET requests', fault: 'html' },
  { on: 'GET requests', fault: 'cut' },
  { on: 'GET requests', fault: 'half document' },
] as const)('while nobody answers well ($fault) it is too early to tell', async (trouble) => {
  const city = await cityThat()
  city.fail(trouble)
  expect(await openTo(city).find?.(now(), nothingKnown)).toMatchObject({ found: 'not_yet' })
})
