import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliveredPhotos, deliveryToSend } from '../../../test/delivery-to-send.ts'
import { receiverFor } from '../../../test/infracontrol/open-receiver.ts'
import { startInfracontrol } from '../../../test/infracontrol/simulator.ts'
import { knownAs } from '../../../test/known.ts'

const first = deliveryToSend()
const unknown = knownAs(null)
let simulator: Awaited<ReturnType<typeof startInfracontrol>>
beforeEach(async () => {
  simulator = await startInfracontrol()
})
afterEach(() => simulator.stop())

const transports = ['rest', 'soap'] as const
const at = new Date('2026-11-24T09:00:00Z')
const entry = {
  words: 'Hålet är <större> & djupare.',
  language: 'sv',
  writtenBy: 'reporter',
  says: null,
} as const
const later = (kind: 'update' | 'message' | 'withdrawal' | 'reopening' | 'thanks' | 'erasure') =>
  deliveryToSend({
    id: '9b2a8c1e-5b7d-4e9f-a0b1-c2d3e4f5a6b7',
    kind,
    threadId: first.id,
    entry: { ...entry, at, photos: [] },
  })

test.each(transports)('a report becomes a case with a receipt, over %s', async (transport) => {
  const { report } = first
  const told: typeof report = {
    ...report,
    title: 'Hål <stort> & "djupt"\u0007',
    answers: [
      {
        ...{ code: 'djup', question: 'Hur djupt?', questionIn: 'sv', answer: 'En decimeter', value: 'dm' },
        ...{ answerIn: null, isPrivate: false },
      },
    ],
    photos: deliveredPhotos,
  }
  const receiver = receiverFor(simulator, transport, { unit: 'Gata', categories: { hal: 'Potthål' } })
  const sent = await receiver.send({ ...first, report: told }, unknown)
  const [made] = simulator.book.cases
  expect(sent).toEqual({ outcome: 'sent', answer: 'taken', externalId: made?.id, isReceived: true })
  expect(made).toMatchObject({
    ...{ origin: 'fixamingata', reference: first.id, number: '1000001', kind: 'FELANMALAN' },
    ...{ category: 'Potthål', unit: 'Gata', lat: 57.9303, lon: 12.5335, place: 'Storgatan 12' },
    ...{ reporterName: 'Åsa Öberg', reporterEmail: 'asa@exempel.example', isPublic: true },
    link: `https://fixamingata.example/svar/${first.caseToken}`,
    photos: [{ name: 'foto-1.jpg', type: 'image/jpeg', bytes: Buffer.from('en bild') }],
  })
  expect(made?.title.replace('\u0007', '')).toBe('Hål <stort> & "djupt"')
  expect(made?.description).toContain('Jag höll på att cykla omkull.')
  expect(made?.description).toContain('Hur djupt? En decimeter')
})

test.each(transports)('who reported is told to nobody who may not know, over %s', async (transport) => {
  const receiver = receiverFor(simulator, transport)
  await receiver.send(
    { ...first, report: { ...first.report, reporter: 'withheld', isPrivate: true } },
    unknown,
  )
  expect(simulator.book.cases).toMatchObject([{ reporterName: '', reporterEmail: '', isPublic: false }])
})

test.each(transports)('the same delivery sent again is the same case, over %s', async (transport) => {
  const receiver = receiverFor(simulator, transport)
  const one = await receiver.send(first, unknown)
  const other = await receiverFor(simulator, transport, { looksFirst: false }).send(first, unknown)
  expect(other.externalId).toBe(one.externalId)
  expect(simulator.book.cases.length).toBe(1)
})

test.each(transports)(
  'one that does not know a repeat gets none, since it is asked first, over %s',
  async (transport) => {
    simulator.faults.set('forgetful', { times: 9 })
    const receiver = receiverFor(simulator, transport)
    await receiver.send(first, unknown)
    expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent', isReceived: true })
    expect(simulator.book.cases.length).toBe(1)
  },
)

test.each(
  transports.flatMap((transport) =>
    (
      [
        ['update', 'KOMMENTAR', ''],
        ['message', 'MEDDELANDE', ''],
        ['withdrawal', 'ATERKALLAD', 'Återkallad'],
        ['reopening', 'ATEROPPNAD', 'Återöppnad'],
        ['thanks', 'TACK', ''],
        ['erasure', 'GALLRING', ''],
      ] as const
    ).map(([kind, word, state]) => ({ transport, kind, word, state })),
  ),
)('$kind is told as $word, once, over $transport', async ({ transport, kind, word, state }) => {
  const receiver = receiverFor(simulator, transport)
  const { externalId = null } = await receiver.send(first, unknown)
  const told = await receiver.send(later(kind), knownAs(externalId))
  await receiver.send(later(kind), knownAs(externalId))
  expect(told).toEqual({ outcome: 'sent', answer: 'taken', externalId, isReceived: true })
  expect(simulator.book.events.slice(1)).toMatchObject([
    { kind: word, state, caseId: externalId, publicText: entry.words, origin: 'fixamingata' },
  ])
})

test.each(transports)(
  'a case whose id nobody noted is found by what began it, over %s',
  async (transport) => {
    const receiver = receiverFor(simulator, transport)
    expect(await receiver.send(later('update'), unknown)).toEqual({
      outcome: 'refused',
      answer: 'no such case there',
    })
    const { externalId } = await receiver.send(first, unknown)
    expect(await receiver.send(later('update'), unknown)).toMatchObject({ outcome: 'sent', externalId })
  },
)

test.each(transports)(
  'photos posted by themselves come once each, also after a break, over %s',
  async (transport) => {
    const photos = [...deliveredPhotos, { ...deliveredPhotos[0], id: 'ett-till', bytes: Buffer.from('två') }]
    const delivery = { ...first, report: { ...first.report, photos: photos as typeof deliveredPhotos } }
    const receiver = receiverFor(simulator, transport, { photos: 'after' })
    simulator.faults.set('error_after', { on: 'addPhoto' })
    const broken = await receiver.send(delivery, unknown)
    const [made] = simulator.book.cases
    expect(broken).toMatchObject({ outcome: 'later', externalId: made?.id })
    expect(await receiver.send(delivery, knownAs(made?.id ?? null))).toMatchObject({ outcome: 'sent' })
    expect(made?.photos.map(({ bytes }) => bytes.toString())).toEqual(['en bild', 'två'])
  },
)

test('settings put right what is assumed wrongly', async () => {
  const receiver = receiverFor(simulator, 'rest', {
    operations: { create: { path: '/v2/arenden' } },
    looksFirst: false,
  })
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'refused', answer: 'HTTP 404' })
  const renamed = receiverFor(simulator, 'rest', { fields: { title: 'titel' } })
  expect(await renamed.send(first, unknown)).toEqual({
    outcome: 'refused',
    answer: 'HTTP 400 OGILTIGT_ARENDE',
  })
})

test.each(transports.flatMap((transport) => [true, false].map((looksFirst) => ({ transport, looksFirst }))))(
  'a wrong key is a refusal that a person must mend, over $transport',
  async ({ transport, looksFirst }) => {
    const receiver = receiverFor(simulator, transport, { looksFirst }, { api_key: 'felnyckel' })
    const refused = await receiver.send(first, unknown)
    expect(refused).toMatchObject({
      outcome: 'refused',
      answer: expect.stringMatching(/HTTP 401( Behorighet)?$/),
    })
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
  },
)

test.each(transports)('while a key is exchanged the former one is good too, over %s', async (transport) => {
  const receiver = receiverFor(simulator, transport, {}, { api_key: 'nynyckel nyckel' })
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(simulator.book.cases.length).toBe(1)
})
