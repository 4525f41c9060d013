import { z } from 'zod'
import { eventTypes, pingType } from '../event-types.ts'
import { eventSummaries, ofCase, ourEnvelope } from '../our-events.ts'
import { answered } from '../post-event.ts'
import { theirEvents } from '../their-events.ts'

type Json = Readonly<Record<string, unknown>>

export const refTo = (kind: string, id: string) => ({ $ref: `#/components/${kind}/${id}` })

const single = 'application/cloudevents+json'
const batch = 'application/cloudevents-batch+json'

/** What we post of a case, by the kind of delivery. */
const ofCases: Readonly<Record<string, Json>> = Object.fromEntries(
  Object.entries(eventSummaries).map(([kind, summary]) => [
    nameOf(kind),
    message(typeOf(kind), summary, {
      ...ofSchema(ourEnvelope.extend(ofCase.shape)),
      data: refTo('schemas', 'Case'),
    }),
  ]),
)

/** All that we post. */
export const ourMessages: Readonly<Record<string, Json>> = {
  ...ofCases,
  Ping: message(pingType, 'Somebody looks at the connection: answer, and do nothing.', {
    ...ofSchema(ourEnvelope),
    data: { type: 'object' },
  }),
}

/** What is posted to us, one at a time; a JSON array of them is taken as a whole or not at all. */
export const theirMessages: Readonly<Record<string, Json>> = {
  CaseUpdated: read(theirEvents.updated, 'Something is new of a case.'),
  CaseCreated: read(theirEvents.created, 'A case has begun with you: a call, a work order.'),
  Replay: read(theirEvents.replay, 'You have missed something, and want it once more.'),
}

const oneOf = (messages: object) =>
  Object.keys(messages).map((id) => ({ $ref: `#/components/messages/${id}/payload` }))

/** Several at once, and what is answered. */
export const otherMessages: Readonly<Record<string, Json>> = {
  Batch: {
    summary: 'Several of your events, at least one.',
    contentType: batch,
    traits: [refTo('messageTraits', 'signed')],
    payload: { type: 'array', minItems: 1, items: { oneOf: oneOf(theirMessages) } },
  },
  Replayed: {
    summary: 'What was counted after it, in order, as it stands today; empty when there is no more.',
    contentType: batch,
    traits: [refTo('messageTraits', 'signed')],
    payload: { type: 'array', items: { oneOf: oneOf(ofCases) } },
  },
  Receipt: {
    summary: 'Any 2xx that is no page. With a name for the case, the reporter reads that it is received.',
    contentType: 'application/json',
    payload: schemaOf(answered),
  },
  Kept: {
    summary: '202: it is kept, and acted on in a moment.',
    contentType: 'application/json',
    payload: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
  },
}

function nameOf(kind: string): string {
  return `Delivery${kind.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}

function typeOf(kind: string): string {
  return new Map<string, string>(Object.entries(eventTypes)).get(kind) ?? kind
}

type Envelope = { properties: Json; required: readonly string[]; data: Json }

function message(type: string, summary: string, { properties, required, data }: Envelope): Json {
  return {
    ...{ name: type, title: type, summary, contentType: single },
    traits: [refTo('messageTraits', 'signed')],
    payload: {
      type: 'object',
      required: [...required, 'type', 'data'],
      properties: { ...properties, type: { type: 'string', const: type }, data },
    },
  }
}

function read(schema: z.ZodObject<{ type: z.ZodLiteral<string> }>, summary: string): Json {
  const type = schema.shape.type.value
  return {
    ...{ name: type, title: type, summary, contentType: single },
    traits: [refTo('messageTraits', 'signed')],
    payload: schemaOf(schema),
  }
}

function ofSchema(schema: z.ZodObject) {
  const { properties = {}, required = [] } = schemaOf(schema)
  return { properties, required }
}

/** As it is sent, before it is read; whoever reads takes fields that they don't know. */
function schemaOf(schema: z.ZodType) {
  const { $schema: _, ...written } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties
    },
  })
  return written
}
