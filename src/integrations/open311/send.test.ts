import { expect, test } from 'vitest'
import { deliveryToSend } from '../../../test/delivery-to-send.ts'
import { cityThat } from '../../../test/open311-city.ts'
import { everyDialect, nothingKnown, openTo, roomsFor } from '../../../test/open311-far.ts'
import type { Trouble } from '../../../test/open311-server/faults.ts'
import { open311 } from './open311.ts'
import type { ProfileName } from './profiles.ts'

const writable: readonly ProfileName[] = [
  'standard',
  'fixamingata',
  'fixmystreet',
  'mark-a-spot',
  'mark-a-spot-2026',
  'citysdk',
  'klarschiff',
  'ureport',
  'connected-bits',
  'seeclickfix',
  'toronto',
  'in-one-answer',
]

test.each(everyDialect(writable))('a report becomes a case at $profile, in $format', async (dialect) => {
  const city = await cityThat({ style: dialect.profile })
  const delivery = deliveryToSend()
  const outcome = await openTo(city, dialect).send(delivery, nothingKnown)
  const [taken] = city.city.requests
  expect(outcome).toMatchObject({ outcome: 'sent', externalId: taken?.id, isReceived: true })
  expect(taken).toMatchObject({ service: '001', lat: 57.9303, long: 12.5335, address: 'Storgatan 12' })
  expect(taken?.description).toBe(
    [
      'Djupt hål vid övergångsstället',
      'Hålet är djupt.\n\nJag höll på att cykla omkull.',
      'Plats: Storgatan 12',
      'FixaMinGata 1000001-3f2a8c1e: https://fixamingata.example/rapporter/1000001',
    ].join('\n\n'),
  )
  expect(city.asked.find(({ method }) => method === 'POST')?.fields.get('email')).toEqual([
    'asa@exempel.example',
  ])
})

test('the same reference once more is the same case, where references are minded', async () => {
  const city = await cityThat({ style: 'fixamingata' })
  const { send } = openTo(city, { profile: 'fixamingata' })
  const first = await send(deliveryToSend(), nothingKnown)
  expect(await send(deliveryToSend(), nothingKnown)).toEqual(first)
  expect(city.city.requests).toHaveLength(1)
})

test('each sends its delivery’s id beside, and what fails where answers are packed is asked for plain ones', async () => {
  const city = await cityThat({ style: 'in-one-answer' })
  for (const profile of ['standard', 'in-one-answer'] as const)
    await openTo(city, { profile }).send(deliveryToSend(), nothingKnown)
  expect(city.asked.map(({ headers }) => [headers['idempotency-key'], headers['accept-encoding']])).toEqual([
    [deliveryToSend().id, 'gzip, deflate'],
    [deliveryToSend().id, 'identity'],
  ])
})

const onPost = { on: 'POST requests' } as const
test.each<[string, Trouble, { outcome: string; answer?: unknown; retryAfterMs?: number }, number]>([
  ['slow', { ...onPost, fault: 'slow', ms: 300 }, { outcome: 'sent' }, 1],
  ['500', { ...onPost, fault: 'status', status: 500 }, { outcome: 'unknown', answer: 'HTTP 500' }, 0],
  [
    '502 after having taken it',
    { ...onPost, fault: 'status', status: 502, after: true },
    { outcome: 'unknown' },
    1,
  ],
  ['503', { ...onPost, fault: 'status', status: 503 }, { outcome: 'later', answer: 'HTTP 503' }, 0],
  [
    '429 with Retry-After',
    { ...onPost, fault: 'status', status: 429, headers: { 'retry-after': '120' } },
    { outcome: 'later', retryAfterMs: 120_000 },
    0,
  ],
  ['silence after having taken it', { ...onPost, fault: 'silent', after: true }, { outcome: 'unknown' }, 1],
  ['a cut line before', { ...onPost, fault: 'cut' }, { outcome: 'unknown' }, 0],
  ['a cut line after having taken it', { ...onPost, fault: 'cut', after: true }, { outcome: 'unknown' }, 1],
  [
    'a page with 200',
    { ...onPost, fault: 'html', after: true },
    { outcome: 'unknown', answer: 'HTTP 200: the answer is HTML' },
    1,
  ],
  ['half a document', { ...onPost, fault: 'half document' }, { outcome: 'unknown' }, 1],
])('%s', async (_, trouble, expected, taken) => {
  const city = await cityThat()
  city.fail(trouble)
  const receiver = openTo(city, { timeoutSeconds: 2 })
  expect(await receiver.send(deliveryToSend(), nothingKnown)).toMatchObject(expected)
  expect(city.city.requests).toHaveLength(taken)
})

test('Retry-After may be a date', async () => {
  const city = await cityThat()
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()
  city.fail({ ...onPost, fault: 'status', status: 429, headers: { 'retry-after': inAnHour } })
  const { retryAfterMs = 0 } = await openTo(city).send(deliveryToSend(), nothingKnown)
  expect(Math.round(retryAfterMs / 60_000)).toBe(60)
})

test.each([
  ['standard', 'HTTP 404: 404 Okänd tjänst: […]'],
  ['mark-a-spot', 'HTTP 404: 404 Okänd tjänst: […]'],
  ['klarschiff', 'HTTP 404: Okänd tjänst: […]'],
] as const)('what %s refuses is refused, in its words without those it was sent', async (profile, answer) => {
  const city = await cityThat({ style: profile })
  const wrong = { hal: { service: 'Djupt hål' } }
  const outcome = await openTo(city, { profile, categories: wrong }).send(deliveryToSend(), nothingKnown)
  expect(outcome).toEqual({ outcome: 'refused', answer })
})

test('Klarschiff says by 500 what is wrong with what it was sent; a 500 that says nothing is unknown', async () => {
  const city = await cityThat({ style: 'klarschiff', otherwise: { refusal: 500 } })
  const settings = { profile: 'klarschiff', categories: { hal: { service: 'Belysning & el' } } } as const
  const { send } = openTo(city, settings)
  expect(await send(deliveryToSend(), nothingKnown)).toEqual({
    outcome: 'refused',
    answer: 'HTTP 500: WHISHETN required',
  })
  city.fail({ ...onPost, fault: 'status', status: 500 })
  expect(await send(deliveryToSend(), nothingKnown)).toMatchObject({ outcome: 'unknown' })
})

test('a wrong key is refused, and not told of; during an exchange of keys the former one is tried', async () => {
  const city = await cityThat()
  const wrong = { ...city, key: 'fel-nyckel-1234' }
  const refused = await open311.open(roomsFor(wrong)).send(deliveryToSend(), nothingKnown)
  expect(refused).toEqual({ outcome: 'refused', answer: 'HTTP 403: 403 Fel nyckel' })
  const exchanging = open311.open(roomsFor(wrong, {}, city.key))
  expect(await exchanging.send(deliveryToSend(), nothingKnown)).toMatchObject({ outcome: 'sent' })
})

test('nobody there, or a certificate that nobody trusts: it has certainly not been taken', async () => {
  const city = await cityThat()
  await city.stop()
  expect(await openTo(city).send(deliveryToSend(), nothingKnown)).toMatchObject({ outcome: 'later' })
  const untrusted = await cityThat()
  const secured = openTo(untrusted, { endpoint: untrusted.secureEndpoint })
  expect(await secured.send(deliveryToSend(), nothingKnown)).toEqual({
    outcome: 'later',
    answer: 'the certificate is not one to trust',
  })
  expect(untrusted.asked).toEqual([])
})

test('a category that is not mapped is refused before anything is sent', async () => {
  const city = await cityThat()
  const report = { ...deliveryToSend().report, category: 'constructor' }
  const outcome = await openTo(city).send(deliveryToSend({ report }), nothingKnown)
  expect(outcome).toEqual({ outcome: 'refused', byMail: true, answer: 'category constructor is not mapped' })
  const others = { otherCategories: { service: '001' } }
  expect(await openTo(city, others).send(deliveryToSend({ report }), nothingKnown)).toMatchObject({
    outcome: 'sent',
  })
  expect(city.city.requests).toHaveLength(1)
  // The service says nothing of what it is about.
  expect(city.city.requests[0]?.description).toContain('Kategori: constructor')
})

test('a service that answers with nothing is enough where that is agreed, else nobody knows', async () => {
  const city = await cityThat()
  const send = (answers: 'number' | 'nothing') =>
    openTo(city, { categories: { hal: { service: 'klotter', answers } } }).send(
      deliveryToSend(),
      nothingKnown,
    )
  const agreed = await send('nothing')
  expect(agreed).toEqual({ outcome: 'sent', answer: 'HTTP 200, without a number as agreed' })
  expect(await send('number')).toMatchObject({ outcome: 'unknown' })
})

test('a token is asked about until it is a number', async () => {
  const city = await cityThat({ style: 'connected-bits' })
  city.city.tokenMs = 250
  const settings = { profile: 'connected-bits', tokenWaitSeconds: 0.1 } as const
  const outcome = await openTo(city, settings).send(deliveryToSend(), nothingKnown)
  expect(outcome).toMatchObject({ outcome: 'sent', externalId: city.city.requests[0]?.id })
})

test('answers go as attributes by their keys, what is not mapped in words, what is private not where all may read', async () => {
  const city = await cityThat()
  const said = (
    code: string,
    value: string | number | string[],
    answer = String(value),
    isPrivate = false,
  ) => ({
    ...({
      code,
      question: `Frågan ${code}`,
      questionIn: 'sv',
      answer,
      answerIn: null,
      value,
      isPrivate,
    } as const),
  })
  const answers = [
    said('farg', 'gul', 'Gul, varm'),
    said('var', ['gc', 'v'], 'Gång- och cykelväg, Väg'),
    said('sedan', '2026-11-20', '20 november'),
    said('antal', 1200, '1 200'),
    said('mer', 'Ja', 'Ja'),
    said('plat', 'ABC 123', 'ABC 123', true),
  ]
  const settings = {
    categories: { hal: { service: 'Belysning & el', attributes: { källa: 'FMG' } } },
    answers: {
      farg: { attribute: 'WHISHETN', values: { gul: '2' } },
      var: { attribute: 'var', values: { gc: 'GC', v: 'V' } },
      sedan: { attribute: 'sedan', isMoment: true },
      antal: { attribute: 'antal' },
    },
    filled: { easting: 'easting', northing: 'northing' },
  } as const
  const report = { ...deliveryToSend().report, answers }
  expect(await openTo(city, settings).send(deliveryToSend({ report }), nothingKnown)).toMatchObject({
    outcome: 'sent',
  })
  const [request] = city.city.requests
  expect(Object.fromEntries(request?.posted ?? [])).toMatchObject({
    'attribute[WHISHETN]': ['2'],
    'attribute[var][]': ['GC', 'V'],
    'attribute[sedan]': ['2026-11-20T11:00:00.000Z'],
    'attribute[antal]': ['1200'],
    'attribute[källa]': ['FMG'],
    'attribute[easting]': ['353944'],
    'attribute[northing]': ['6423615'],
  })
  expect(request?.description).toContain('Frågan mer: Ja\nSvar som bara ni får läsa')
  expect(request?.description).not.toMatch(/ABC 123|Frågan farg/)
  await openTo(city, { ...settings, isPublicThere: false }).send(deliveryToSend({ report }), nothingKnown)
  expect(city.city.requests[1]?.description).toContain('Frågan plat: ABC 123')
})

test('however long the words are, the line that tells it again is there', async () => {
  const city = await cityThat()
  const report = { ...deliveryToSend().report, description: 'Å'.repeat(5000) }
  await openTo(city).send(deliveryToSend({ report }), nothingKnown)
  const description = city.city.requests[0]?.description ?? ''
  expect(description.length).toBeLessThanOrEqual(4000)
  expect(description).toMatch(/…\n\nFixaMinGata 1000001-3f2a8c1e: https:\S+$/)
})

test('an address that has moved on the same host is followed; to another host nothing goes', async () => {
  const city = await cityThat()
  const location = `${city.endpoint}requests.xml`
  city.fail({ ...onPost, fault: 'status', status: 307, headers: { location } })
  expect(await openTo(city).send(deliveryToSend(), nothingKnown)).toMatchObject({ outcome: 'sent' })
  for (const [status, elsewhere] of [
    [307, 'http://annan.example/requests.xml'],
    [302, `${city.url}/inloggning`],
  ] as const) {
    city.fail({ ...onPost, fault: 'status', status, headers: { location: elsewhere } })
    const outcome = await openTo(city).send(deliveryToSend(), nothingKnown)
    expect(outcome).toEqual({ outcome: 'refused', answer: `HTTP ${status}` })
  }
  expect(city.city.requests).toHaveLength(1)
})
