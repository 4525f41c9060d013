import { expect, test } from 'vitest'
import type { DeliveryKind } from '#reports/deliveries/delivery.ts'
import { deliveredPhotos, deliveryToSend } from '../../test/delivery-to-send.ts'
import { faults, readSchema } from '../../test/schema-faults.ts'
import { arende } from './arende.ts'

const schema = readSchema('arende')
const baseUrl = 'https://fixamingata.example'
const category = 'Hål i gatan eller vägen'
const written = (delivery: ReturnType<typeof deliveryToSend>): unknown =>
  JSON.parse(JSON.stringify(arende({ delivery, category, baseUrl })))

const entry = {
  words: 'Det är kvar.',
  language: 'sv',
  writtenBy: 'reporter',
  says: null,
  at: new Date('2026-11-24T09:00:00Z'),
  photos: [],
} as const
const answer = {
  code: 'plat',
  question: 'Registreringsnummer',
  questionIn: 'sv',
  answer: 'ABC 123',
  answerIn: null,
  value: 'ABC 123',
  isPrivate: true,
} as const
const kinds: DeliveryKind[] = [
  'report',
  'hand_over',
  'update',
  'message',
  'withdrawal',
  'reopening',
  'thanks',
  'link',
  'erasure',
  'accepted',
  'gone_on',
  'lapse',
  'moderation',
]

test.for(kinds)('arende.json of kind %s is as its schema says', (kind) => {
  const { report } = deliveryToSend()
  const deliveries = [
    deliveryToSend({ kind }),
    deliveryToSend({ kind, entry, handedOverFrom: 'Trafikverket', earlierMessages: [entry] }),
    deliveryToSend({ kind, report: { ...report, answers: [answer], urgent: ['gas'] } }),
    deliveryToSend({ kind, report: { ...report, photos: deliveredPhotos } }),
    deliveryToSend({ kind, entry: { ...entry, words: '', photos: deliveredPhotos } }),
    deliveryToSend({ kind, report: { ...report, reporter: null, placeWords: '', description: '' } }),
    deliveryToSend({ kind, entry, moderation: { act: 'redact', of: 'entry', reason: 'person' } }),
    deliveryToSend({ kind, entry, moderation: { act: 'show', of: 'photo', reason: null } }),
  ]
  for (const delivery of deliveries) expect(faults(schema, written(delivery), '')).toEqual([])
})

test('what was answered and why it may be urgent are told by codes, with the words', () => {
  const { report } = deliveryToSend()
  expect(
    written(deliveryToSend({ report: { ...report, answers: [answer], urgent: ['gas'] } })),
  ).toMatchObject({
    urgent: ['gas'],
    answers: [{ code: 'plat', question: 'Registreringsnummer', answer: 'ABC 123', public: false }],
  })
  expect(written(deliveryToSend())).not.toHaveProperty('urgent')
})

test('the schema finds what is missing, unknown or wrong', () => {
  const good = Object(written(deliveryToSend()))
  expect(faults(schema, { ...good, version: 2 }, '')).toEqual(['/version: is not 1'])
  expect(faults(schema, { ...good, extra: 1 }, '')).toEqual(['/extra: is not described'])
  expect(faults(schema, { ...good, title: undefined }, '')).toContain('/title: is missing')
  expect(faults(schema, { ...good, number: '1000001' }, '')).toContain('/number: is no integer')
})

test('coordinates are there in both systems, and the link for the holder alone', () => {
  expect(written(deliveryToSend())).toMatchObject({
    $schema: `${baseUrl}/schema/arende-1.json`,
    number: 1000001,
    category: { code: 'hal', name: category },
    place: { lat: 57.9303, lon: 12.5335, municipality: { code: '1489' } },
    reportedAt: '2026-11-23T13:30:00.000Z',
    reportUrl: `${baseUrl}/rapporter/1000001`,
    caseUrl: `${baseUrl}/svar/${deliveryToSend().caseToken}`,
  })
})

test('photos are named as they are attached, with what is known of them and nothing of where they were taken', () => {
  const { report, caseToken } = deliveryToSend()
  const { photos } = Object(written(deliveryToSend({ report: { ...report, photos: deliveredPhotos } })))
  expect(photos).toEqual([
    {
      name: 'foto-1.jpg',
      type: 'image/jpeg',
      width: 1600,
      height: 1200,
      takenAt: '2026-11-23T13:20:00.000Z',
      isAttached: true,
      url: `${baseUrl}/svar/${caseToken}/foto/${deliveredPhotos[0]?.id}`,
    },
    expect.objectContaining({ name: 'foto-2.jpg', takenAt: null, isAttached: false }),
  ])
  expect(written(deliveryToSend({ entry: { ...entry, photos: deliveredPhotos } }))).toMatchObject({
    entry: { photos },
  })
})

test('no link that lets anybody in is passed on in a text', () => {
  const stolen = `k1.${'S'.repeat(22)}.${'s'.repeat(22)}`
  const words = `se ${baseUrl}/min-rapport/${stolen}`
  const { report } = deliveryToSend()
  const delivery = deliveryToSend({
    entry: { ...entry, words },
    earlierMessages: [{ ...entry, words }],
    report: {
      ...report,
      title: words,
      description: words,
      placeWords: words,
      reporter: { name: words, email: 'a@b.example' },
    },
  })
  expect(JSON.stringify(written(delivery))).not.toContain(stolen)
})
