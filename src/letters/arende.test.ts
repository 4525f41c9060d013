import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { DeliveryKind } from '#reports/deliveries/delivery.ts'
import { deliveredPhotos, deliveryToSend } from '../../test/delivery-to-send.ts'
import { arende } from './arende.ts'

type Schema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  required?: string[]
  items?: Schema
  properties?: Record<string, Schema>
  minimum?: number
  maximum?: number
  minLength?: number
  pattern?: string
  format?: string
}

const schema: Schema = JSON.parse(
  readFileSync(new URL('../../docs/arende.schema.json', import.meta.url), 'utf8'),
)
const baseUrl = 'https://fixamingata.example'
const category = 'Hål i gatan eller vägen'
const written = (delivery: ReturnType<typeof deliveryToSend>): unknown =>
  JSON.parse(JSON.stringify(arende({ delivery, category, baseUrl })))

const entry = {
  words: 'Det är kvar.',
  writtenBy: 'reporter',
  says: null,
  at: new Date('2026-11-24T09:00:00Z'),
  photos: [],
} as const
const answer = { code: 'plat', question: 'Registreringsnummer', answer: 'ABC 123', isPrivate: true }
const kinds: DeliveryKind[] = [
  'report',
  'hand_over',
  'update',
  'message',
  'withdrawal',
  'reopening',
  'thanks',
  'link',
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

/** As much of JSON Schema as ours uses; and nothing may be there that it does not describe. */
function faults(rule: Schema, value: unknown, path: string): string[] {
  if (rule.const !== undefined) return value === rule.const ? [] : [`${path}: is not ${rule.const}`]
  if (rule.enum) return rule.enum.includes(value) ? [] : [`${path}: is none of ${rule.enum}`]
  const types = [rule.type ?? []].flat()
  if (!types.some((type) => isOfType(type, value))) return [`${path}: is no ${types.join(' or ')}`]
  if (typeof value === 'string') return stringFaults(rule, value, path)
  if (typeof value === 'number') return numberFaults(rule, value, path)
  if (Array.isArray(value))
    return value.flatMap((one, place) => faults(rule.items ?? {}, one, `${path}/${place}`))
  return value === null ? [] : objectFaults(rule, new Map(Object.entries(Object(value))), path)
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

const formats: Record<string, RegExp> = {
  uri: /^https?:\/\/\S+$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  email: /^\S+@\S+$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
}

function stringFaults({ format, pattern, minLength = 0 }: Schema, value: string, path: string): string[] {
  const isRight =
    value.length >= minLength &&
    (!format || formats[format]?.test(value)) &&
    (!pattern || new RegExp(pattern).test(value))
  return isRight ? [] : [`${path}: is badly formed`]
}

const numberFaults = ({ minimum, maximum }: Schema, value: number, path: string): string[] =>
  value >= (minimum ?? value) && value <= (maximum ?? value) ? [] : [`${path}: is out of range`]

function objectFaults(
  { required = [], properties = {} }: Schema,
  fields: Map<string, unknown>,
  path: string,
) {
  const given = [...fields].filter(([, value]) => value !== undefined)
  return [
    ...required.flatMap((name) => (fields.get(name) === undefined ? [`${path}/${name}: is missing`] : [])),
    ...given.flatMap(([name, value]): string[] => {
      const rule = properties[name]
      return rule ? faults(rule, value, `${path}/${name}`) : [`${path}/${name}: is not described`]
    }),
  ]
}
