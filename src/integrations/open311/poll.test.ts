import { expect, test } from 'vitest'
import { Unreadable } from '#http/exchange.ts'
import { deliveryToSend } from '../../../test/delivery-to-send.ts'
import { ago, cityThat, cursorFrom, hourMs, minuteMs, pollAll } from '../../../test/open311-city.ts'
import { everyDialect, nothingKnown, openTo } from '../../../test/open311-far.ts'
import type { ProfileName } from './profiles.ts'

test.each(
  everyDialect(['standard', 'fixamingata', 'fixmystreet', 'connected-bits', 'mark-a-spot', 'citysdk']),
)('what $profile says by the extension is heard once it is there, in $format', async (dialect) => {
  const city = await cityThat({ style: dialect.profile, otherwise: { emptyIs404: false } })
  const receiver = openTo(city, { ...dialect, updates: 'servicerequestupdates' })
  const start = await pollAll(receiver, null)
  expect(start.news).toEqual([])
  const { id } = city.city.take({})
  city.city.act(id, { status: 'in_progress', words: 'Beställt av entreprenör.' })
  city.city.act(id, { status: 'FIXED', words: '' })
  city.city.act(id, { status: 'på vift', words: 'Vi letar.' })
  const { news, cursor } = await pollAll(receiver, start.cursor)
  expect(news).toMatchObject([
    {
      externalId: id,
      updateId: `${id}:UPD-1`,
      act: 'start',
      words: 'Beställt av entreprenör.',
      isUnmapped: false,
    },
    { externalId: id, act: 'fix', words: '', theirState: 'FIXED' },
    { externalId: id, act: null, theirState: 'på vift', isUnmapped: true, words: 'Vi letar.' },
  ])
  // Within the overlap it is told again, under the same names.
  expect((await pollAll(receiver, cursor)).news.map(({ updateId }) => updateId)).toEqual(
    news.map(({ updateId }) => updateId),
  )
})

test('the receiver’s own table of words comes first, and may know what a status code means', async () => {
  const city = await cityThat()
  const states = { 'På vift': 'investigate', fixed: null } as const
  const receiver = openTo(city, { updates: 'servicerequestupdates', states })
  const { id } = city.city.take({})
  city.city.act(id, { status: 'PÅ_VIFT' })
  city.city.act(id, { status: 'fixed' })
  const { news } = await pollAll(receiver, cursorFrom(ago(hourMs)))
  expect(news.map(({ act, isUnmapped }) => [act, isUnmapped])).toEqual([
    ['investigate', false],
    [null, false],
  ])
})

test('what shows late, dated as it was, is not lost: within the overlap at the next poll, later by the day’s long one', async () => {
  const city = await cityThat()
  const receiver = openTo(city, { updates: 'servicerequestupdates', overlapMinutes: 120, sweepDays: 7 })
  const { id } = city.city.take({})
  const late = city.city.act(id, {
    status: 'fixed',
    at: ago(90 * minuteMs),
    shownFrom: new Date(Date.now() + hourMs),
  })
  const later = city.city.act(id, {
    status: 'closed',
    at: ago(5 * 24 * hourMs),
    shownFrom: new Date(Date.now() + hourMs),
  })
  const before = await pollAll(receiver, cursorFrom(ago(minuteMs)))
  expect(before.news).toEqual([])
  Object.assign(late, { shownFrom: ago(0) })
  Object.assign(later, { shownFrom: ago(0) })
  const after = await pollAll(receiver, before.cursor)
  expect(after.news.map(({ updateId }) => updateId)).toEqual([`${id}:UPD-1`])
  const nextDay = JSON.parse(after.cursor ?? '')
  const swept = await pollAll(receiver, JSON.stringify({ ...nextDay, swept: ago(25 * hourMs).toISOString() }))
  expect(swept.news.map(({ updateId }) => updateId)).toEqual([`${id}:UPD-2`, `${id}:UPD-1`])
})

test('what comes out of order and twice is told in order, once', async () => {
  const city = await cityThat({ style: 'fixamingata' })
  const receiver = openTo(city, { profile: 'fixamingata', updates: 'servicerequestupdates' })
  const { id } = city.city.take({})
  for (const minutes of [40, 30, 20, 10])
    city.city.act(id, { status: 'open', words: `${minutes}`, at: ago(minutes * minuteMs) })
  for (const fault of ['shuffled', 'doubled'] as const) {
    city.fail({ on: 'GET servicerequestupdates', fault, times: 2 })
    const { news } = await pollAll(receiver, cursorFrom(ago(hourMs)))
    expect(
      news.map(({ words }) => words),
      fault,
    ).toEqual(['40', '30', '20', '10'])
  }
})

test('a long silence is asked for in spans of ninety days, the oldest first', async () => {
  const city = await cityThat()
  const receiver = openTo(city, { updates: 'servicerequestupdates' })
  const { id } = city.city.take({})
  const day = 24 * hourMs
  for (const days of [200, 100, 1])
    city.city.act(id, { status: 'open', words: `${days}`, at: ago(days * day) })
  const { news } = await pollAll(receiver, cursorFrom(ago(220 * day)))
  expect(news.map(({ words }) => words)).toEqual(['200', '100', '1'])
  const spans = city.asked.map(
    ({ fields }) =>
      Date.parse(fields.get('end_date')?.[0] ?? '') - Date.parse(fields.get('start_date')?.[0] ?? ''),
  )
  // Each is asked for once more, for a next page.
  expect(spans).toHaveLength(6)
  expect(Math.max(...spans)).toBeLessThanOrEqual(90 * day)
})

test.each<ProfileName>([
  'standard',
  'ureport',
  'mark-a-spot',
  'klarschiff',
  'connected-bits',
  'citysdk',
  'toronto',
  'fixmystreet-site',
])('without the extension %s is heard by the notes of its requests', async (profile) => {
  const city = await cityThat({ style: profile })
  const settings = { profile, updates: 'requests', jurisdiction: '1480' } as const
  const { id } = city.city.take({ requestedAt: ago(40 * 24 * hourMs), updatedAt: ago(30 * 24 * hourMs) })
  const receiver = openTo(city, settings)
  city.city.act(id, { status: 'closed', words: 'Lagat i går.' })
  const { news, cursor } = await pollAll(receiver, cursorFrom(ago(hourMs)))
  expect(news).toMatchObject([{ externalId: id, act: 'fix', words: 'Lagat i går.', isUnmapped: false }])
  expect(Math.abs((news[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(minuteMs)
  // It is an old one: its next change is heard when all are followed again.
  city.city.act(id, { status: 'open', words: 'Det är kvar.' })
  const later = JSON.parse(cursor ?? '')
  const again = await pollAll(receiver, JSON.stringify({ ...later, followed: ago(2 * hourMs) }))
  expect(again.news.map(({ words }) => words)).toEqual(['Det är kvar.'])
})

test('young requests are followed in each poll, the old ones by the hour', async () => {
  const city = await cityThat()
  const receiver = openTo(city, { updates: 'requests' })
  const [old, young] = [40, 2].map((days) => city.city.take({ requestedAt: ago(days * 24 * hourMs) }))
  for (const request of [old, young]) city.city.act(request?.id ?? '', { status: 'closed' })
  const first = await pollAll(
    receiver,
    JSON.stringify({ ...JSON.parse(cursorFrom(ago(hourMs))), followed: ago(0) }),
  )
  expect(first.news.map(({ externalId }) => externalId)).toEqual([young?.id])
  const hourly = JSON.stringify({ ...JSON.parse(first.cursor ?? ''), followed: ago(61 * minuteMs) })
  const second = await pollAll(receiver, hourly)
  expect(second.news.map(({ externalId }) => externalId).toSorted()).toEqual([old?.id, young?.id].toSorted())
})

test('a request that has not changed since is no news, unless it does not say when', async () => {
  const city = await cityThat()
  city.city.take({ requestedAt: ago(50 * hourMs), updatedAt: ago(48 * hourMs) })
  const { news } = await pollAll(openTo(city, { updates: 'requests' }), cursorFrom(ago(hourMs)))
  expect(news).toEqual([])
})

test('cases begun there become cases here, ours do not; whether all may read them is said there, or by the settings', async () => {
  const city = await cityThat()
  const settings = { fetchForeign: true, updates: 'requests' } as const
  await openTo(city).send(deliveryToSend(), nothingKnown)
  city.city.take({
    title: '',
    description: 'Ringde om en trasig bänk.\nVid torget.',
    notes: 'Inskrivet',
    isPublic: null,
  })
  city.city.take({ description: 'Hemligt', isPublic: false })
  city.city.take({ description: 'Öppet', isPublic: true, service: 'klotter' })
  city.city.take({ description: 'Utan plats', lat: Number.NaN })
  const { cases, news } = await pollAll(openTo(city, settings), cursorFrom(ago(hourMs)))
  expect(inOrder(cases)).toMatchObject([
    { title: 'Hemligt', isPublic: false },
    { title: 'Ringde om en trasig bänk.', category: 'hal', isPublic: false, lat: 57.93, lon: 12.53 },
    { title: 'Öppet', isPublic: true, category: null },
  ])
  // Anybody may write a line like ours there: no case is told by it.
  const [ours] = city.city.requests
  expect(news.find(({ externalId }) => externalId === ours?.id)).toMatchObject({ number: null })
  expect(cases.find(({ title }) => title.startsWith('Ringde'))).toMatchObject({
    ...{ act: null, theirState: 'open', words: 'Inskrivet' },
  })
  const open = await pollAll(openTo(city, { ...settings, areForeignPublic: true }), cursorFrom(ago(hourMs)))
  expect(inOrder(open.cases).map(({ isPublic }) => isPublic)).toEqual([false, true, true])
})

/** The city tells the newest first, by whole seconds: which is that may be by chance. */
const inOrder = <One extends { title: string }>(cases: readonly One[]): One[] =>
  cases.toSorted((one, other) => one.title.localeCompare(other.title, 'sv'))

test('a clock that says another zone than its own is read by its own', async () => {
  const local = (at: Date) => `${new Date(at.getTime() + 9 * hourMs).toISOString().slice(0, 19)}Z`
  const city = await cityThat({ otherwise: { time: local } })
  const { id } = city.city.take({})
  city.city.act(id, { status: 'fixed' })
  const trusting = openTo(city, { updates: 'servicerequestupdates' })
  const wary = openTo(city, { updates: 'servicerequestupdates', zone: 'Asia/Tokyo', ignoresStatedZone: true })
  for (const receiver of [trusting, wary]) {
    const { news } = await pollAll(receiver, cursorFrom(ago(hourMs)))
    expect(Math.abs((news[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(minuteMs)
  }
})

test.each([
  { on: 'GET servicerequestupdates', fault: 'status', status: 500 },
  { on: 'GET servicerequestupdates', fault: 'status', status: 404 },
  { on: 'GET servicerequestupdates', fault: 'html' },
  { on: 'GET servicerequestupdates', fault: 'half document' },
] as const)('what is answered badly ($fault) is asked for again from where it was', async (trouble) => {
  const city = await cityThat()
  const receiver = openTo(city, { updates: 'servicerequestupdates' })
  const { id } = city.city.take({})
  city.city.act(id, { status: 'fixed' })
  city.fail(trouble)
  const cursor = cursorFrom(ago(hourMs))
  await expect(pollAll(receiver, cursor)).rejects.toThrow(Unreadable)
  expect((await pollAll(receiver, cursor)).news).toHaveLength(1)
})

test('a key is in an address only where updates are told to a key alone', async () => {
  for (const tellsByKey of [false, true]) {
    const city = await cityThat({ tellsByKey })
    city.city.act(city.city.take({}).id, { status: 'fixed' })
    const { news } = await pollAll(
      openTo(city, { updates: 'servicerequestupdates' }),
      cursorFrom(ago(hourMs)),
    )
    expect(news).toHaveLength(1)
    const keys = city.asked.map(({ fields }) => fields.get('api_key')?.[0])
    expect(keys).toEqual(tellsByKey ? [undefined, city.key, city.key] : [undefined, undefined])
  }
})
