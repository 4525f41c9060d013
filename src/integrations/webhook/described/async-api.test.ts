import { expect, test } from 'vitest'
import { z } from 'zod'
import { deliveredPhotos, deliveryToSend } from '../../../../test/delivery-to-send.ts'
import { describedEvents } from '../../../../test/described-events.ts'
import { knownAs } from '../../../../test/known.ts'
import { faults, referredTo } from '../../../../test/schema-faults.ts'
import { sign, signatureHeader } from '../../signature.ts'
import { acceptEvents } from '../accept-events.ts'
import { eventTypes } from '../event-types.ts'
import { eventSummaries } from '../our-events.ts'
import { replayEvents } from '../replay-events.ts'
import { webhookSettings } from '../settings.ts'
import { type EventRooms, writeEvent, writePing } from '../write-event.ts'

const baseUrl = 'https://fixamingata.example'
const text = JSON.stringify(describedEvents(baseUrl))
const document = JSON.parse(text)
const payloads: Record<string, { payload: object }> = document.components.messages

const written: EventRooms = { baseUrl, categoryName: () => 'Hål i gatan eller vägen', photos: 'inside' }
const faultsOf = (message: string, value: unknown): string[] =>
  faults(payloads[message]?.payload ?? {}, value, message, document)
const typeOf = (event: unknown): string => String(Reflect.get(Object(event), 'type'))
/** The message that a type is described by. */
const describedAs = (type: string): string =>
  Object.entries(payloads).find(
    ([, { payload }]) => 'properties' in payload && typeIn(payload) === type,
  )?.[0] ?? 'nothing'
const typed = z.object({ properties: z.object({ type: z.object({ const: z.string() }) }) })
const typeIn = (payload: object) => typed.safeParse(payload).data?.properties.type.const

const entry = {
  words: 'Det är kvar.',
  language: 'sv',
  writtenBy: 'reporter',
  says: 'still',
  at: new Date('2026-11-24T09:00:00Z'),
  photos: deliveredPhotos,
} as const

test.for(Object.entries(eventSummaries).map(([kind]) => kind))(
  'an event of kind %s is as described',
  (name) => {
    const kind =
      Object.keys(eventTypes).find((one): one is keyof typeof eventTypes => one === name) ?? 'report'
    const { report } = deliveryToSend()
    const deliveries = [
      deliveryToSend({ kind }),
      deliveryToSend({
        kind,
        report: { ...report, photos: deliveredPhotos, reporter: null, urgent: ['gas'] },
      }),
      deliveryToSend({ kind, entry, handedOverFrom: 'Trafikverket', earlierMessages: [entry] }),
      deliveryToSend({ kind, entry, moderation: { act: 'redact', of: 'entry', reason: 'person' } }),
    ]
    const message = describedAs(eventTypes[kind])
    for (const delivery of deliveries)
      for (const known of [knownAs(null), { ...knownAs('K-1'), sequence: 41 }])
        for (const photos of ['inside', 'links'] as const) {
          const event = JSON.parse(writeEvent(delivery, known, { ...written, photos }))
          expect(faultsOf(message, event)).toEqual([])
          expect(faultsOf(message, { ...event, type: 'se.fixamingata.ping' })).not.toEqual([])
          expect(faultsOf(message, { ...event, id: undefined })).toEqual([`${message}/id: is missing`])
        }
  },
)

test('so are a ping and a batch of what is replayed', async () => {
  const ping = JSON.parse(writePing(baseUrl, deliveryToSend().id, new Date()))
  expect(faultsOf('Ping', ping)).toEqual([])
  async function* missed() {
    for (const kind of ['report', 'update'] as const)
      yield { delivery: deliveryToSend({ kind }), known: { ...knownAs(null), sequence: 1 } }
  }
  const { body, headers } = await replayEvents(missed(), written, ['hemligt'])
  expect(JSON.parse(body).length).toBe(2)
  expect(faultsOf('Replayed', JSON.parse(body))).toEqual([])
  expect(faultsOf('Replayed', [ping])).not.toEqual([])
  const { headers: signed } = document.components.messageTraits.signed
  expect(faults(signed, { [signatureHeader]: headers[signatureHeader] }, '')).toEqual([])
  expect(faults(signed, { [signatureHeader]: sign('x', new Date(), ['a', 'b']) }, '')).toEqual([])
  expect(faults(signed, { [signatureHeader]: 'v1=x' }, '')).not.toEqual([])
})

const theirs = (type: string, data: object, envelope: object = {}) => ({
  ...{ specversion: '1.0', id: 'e1', source: 'https://gata.example', type: `se.fixamingata.${type}` },
  ...envelope,
  data,
})
const place = { title: 'Släckt lykta', lat: 57.9, lon: 12.5 }
const taken = [
  theirs('case.updated', { externalId: 'K-1' }),
  theirs('case.updated', { externalId: 'K-1', number: null, plannedFor: null, photos: [] }),
  theirs(
    'case.updated',
    {
      ...{ externalId: 'K-1', number: 1000001, state: 'planned', words: 'Vi lagar.', note: 'Kalle åker' },
      ...{ plannedFor: '2026-12-01T08:00:00+01:00', photos: ['https://gata.example/1.jpg'] },
    },
    { time: '2026-11-24T09:00:00+01:00' },
  ),
  theirs('case.created', { externalId: 'K-2', ...place }),
  theirs('case.created', {
    externalId: 'K-2',
    ...place,
    category: 'belysning',
    isPublic: true,
    state: 'new',
  }),
  theirs('replay', { after: 0 }),
]
const refused = [
  theirs('case.updated', { externalId: '' }),
  theirs('case.updated', { externalId: 'K-1', number: '7' }),
  theirs('case.updated', { externalId: 'K-1', plannedFor: 'i morgon' }),
  theirs('case.updated', { externalId: 'K-1', photos: ['javascript:alert(1)'] }),
  theirs('case.updated', { externalId: 'K-1' }, { specversion: '0.3' }),
  theirs('case.created', { externalId: 'K-2', ...place, lat: 91 }),
  theirs('case.created', { externalId: 'K-2', ...place, title: '' }),
  theirs('replay', { after: -1 }),
]

function isTaken(content: unknown): boolean {
  const [body, at] = [Buffer.from(JSON.stringify(content)), new Date()]
  const headers = { [signatureHeader]: sign(body, at, ['hemligt']) }
  const settings = webhookSettings.parse({ url: 'https://gata.example/events' })
  return acceptEvents({ settings, secrets: ['hemligt'], baseUrl }, { headers, body, at }).accepted
}

test.for<unknown>([...taken, taken, ...refused, [], [taken[0], refused[0]]])(
  'what is posted to us is taken when it is as described, and only then: %j',
  (content) => {
    const message = Array.isArray(content) ? 'Batch' : describedAs(typeOf(content))
    expect(faultsOf(message, content).length === 0).toBe(isTaken(content))
  },
)
test('of what is posted above, that which should be is taken', () => {
  expect(taken.map(isTaken)).toEqual(taken.map(() => true))
  expect(refused.map(isTaken)).toEqual(refused.map(() => false))
})

const reference = z.strictObject({ $ref: z.string() })
const words = z.string().min(1)
const message = z.strictObject({
  ...{ name: words.optional(), title: words.optional(), summary: words, contentType: words },
  traits: z.array(reference).optional(),
  payload: z.looseObject({ type: z.enum(['object', 'array']) }),
})
const operation = z.strictObject({
  action: z.enum(['send', 'receive']),
  summary: words,
  channel: reference,
  messages: z.array(reference).min(1),
  security: z.tuple([reference]),
  bindings: z.strictObject({ http: z.strictObject({ method: z.literal('POST'), bindingVersion: words }) }),
  reply: z.strictObject({ channel: reference, messages: z.array(reference).min(1) }),
})
const server = z.strictObject({
  ...{ host: z.string().regex(/^[^/]+$/), protocol: z.enum(['http', 'https']), description: words },
  variables: z
    .record(z.string(), z.strictObject({ description: words, examples: z.array(words) }))
    .optional(),
})
/** As much of AsyncAPI 3.0 as is used, and no field that it does not have. */
const asyncApi3 = z.strictObject({
  asyncapi: z.literal('3.0.0'),
  id: z.url(),
  info: z.strictObject({
    ...{ title: words, version: z.string().regex(/^\d+\.\d+\.\d+$/), description: words },
    contact: z.strictObject({ name: words, url: z.url() }),
    license: z.strictObject({ name: words, url: z.url() }),
    externalDocs: z.strictObject({ url: z.url(), description: words }),
  }),
  defaultContentType: words,
  servers: z.record(z.string(), server),
  channels: z.record(
    z.string(),
    z.strictObject({
      ...{ address: words.nullable(), title: words, description: words.optional() },
      servers: z.array(reference).optional(),
      parameters: z.record(z.string(), z.strictObject({ description: words })).optional(),
      messages: z.record(z.string(), reference),
    }),
  ),
  operations: z.record(z.string(), operation),
  components: z.strictObject({
    messages: z.record(z.string(), message),
    messageTraits: z.record(z.string(), z.strictObject({ headers: z.looseObject({}) })),
    schemas: z.record(z.string(), z.looseObject({})),
    securitySchemes: z.record(
      z.string(),
      z.discriminatedUnion('type', [
        z.strictObject({
          ...{ type: z.literal('httpApiKey'), name: words, description: words },
          in: z.enum(['query', 'header', 'cookie']),
        }),
        z.strictObject({ type: z.literal('http'), scheme: words, description: words }),
        z.strictObject({ type: z.literal('X509'), description: words }),
      ]),
    ),
  }),
})

test('it is an AsyncAPI 3 document, and whatever it refers to is in it', () => {
  const { channels, operations } = asyncApi3.parse(document)
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to)
  expect(references.length).toBeGreaterThan(40)
  for (const to of references) expect(referredTo(document, to)).toBeTypeOf('object')
  expect(text).not.toMatch(/"\$(?:defs|id)":/)
  for (const { address, parameters = {} } of Object.values(channels))
    expect([...(address ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(
      Object.keys(parameters),
    )
  // The messages of an operation are its channel's, and each message has an operation.
  const used = Object.values(operations).flatMap(({ channel, messages, reply }) =>
    [{ channel, messages }, reply].flatMap(({ channel: { $ref: of }, messages: some }) =>
      some.map(({ $ref: to }) => {
        expect(to.startsWith(`${of}/messages/`)).toBe(true)
        return to.slice(to.lastIndexOf('/') + 1)
      }),
    ),
  )
  expect(used.toSorted()).toEqual(Object.keys(document.components.messages).toSorted())
})

test('each type that is posted either way has one message', () => {
  const types = Object.values(payloads).flatMap(({ payload }) => typeIn(payload) ?? [])
  expect(new Set(types).size).toBe(types.length)
  expect(types.length).toBe(Object.keys(eventSummaries).length + 4)
})
