import { paths, pushPrefix } from '../../../paths.ts'
import { signatureHeader, signaturePattern } from '../../signature.ts'
import { otherMessages, ourMessages, refTo, theirMessages } from './messages.ts'

type About = {
  /** Without a slash at the end. */
  baseUrl: string
  version: string
  /** The published schema of arende.json: what events about a case have as `data`. */
  caseSchema: Readonly<Record<string, unknown>>
}

/** What is posted both ways through a webhook, as AsyncAPI 3.0 has it: from the schemas and tables that the code reads by. */
export const asyncApi = ({ baseUrl, version, caseSchema }: About) => ({
  asyncapi: '3.0.0',
  id: baseUrl + paths.apiEvents(),
  info: {
    title: 'FixaMinGata: events for programs of bodies',
    version,
    description,
    contact: { name: 'FixaMinGata', url: baseUrl + paths.about() },
    license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    externalDocs: { url: baseUrl + paths.caseSchema(), description: 'The schema of data.' },
  },
  defaultContentType: 'application/cloudevents+json',
  servers: { ours: serverAt(new URL(baseUrl)), receiver },
  channels,
  operations,
  components: {
    messages: { ...ourMessages, ...theirMessages, ...otherMessages },
    messageTraits: { signed },
    schemas: { Case: withoutId(caseSchema) },
    securitySchemes,
  },
})

const description = [
  'CloudEvents 1.0 in structured JSON, signed alike both ways. A connection, its address and its secret are agreed',
  'with each body. Events may come more than once with the same id, and late: sequence tells the order.',
  'Fields may be added; none is taken away or changes its meaning before version 2.',
].join('\n')

const serverAt = ({ host, protocol }: URL) => ({
  ...{ host, protocol: protocol.slice(0, -1) },
  description: 'The service, where you post.',
})

const receiver = {
  host: '{host}',
  protocol: 'https',
  description:
    'Your program, where we post; its whole address is in the settings of the connection. Besides the signature we can show a token (securitySchemes: token) and a certificate (certificate).',
  variables: { host: { description: 'Yours.', examples: ['cases.example.org'] } },
}

const listed = (messages: object) =>
  Object.fromEntries(Object.keys(messages).map((id) => [id, refTo('messages', id)]))
const { Batch, Receipt, ...answers } = otherMessages

const channels = {
  events: {
    address: null,
    title: 'What we post to you',
    description: 'All to one address, the one in the settings of the connection.',
    servers: [{ $ref: '#/servers/receiver' }],
    messages: listed(ourMessages),
  },
  receipt: {
    address: null,
    title: 'Your answer to what we post',
    messages: listed({ Receipt }),
  },
  push: {
    address: `${pushPrefix}{connection}`,
    title: 'What you post to us',
    servers: [{ $ref: '#/servers/ours' }],
    parameters: { connection: { description: 'The name of the connection.' } },
    messages: listed({ ...theirMessages, Batch }),
  },
  answer: {
    address: null,
    title: 'Our answer to what you post',
    description:
      '400 says where the mistake is, 401 that it is not yours or too old, 429 when to come again.',
    messages: listed(answers),
  },
}

const inChannel = (channel: keyof typeof channels, messages: object) => ({
  channel: { $ref: `#/channels/${channel}` },
  messages: Object.keys(messages).map((id) => ({ $ref: `#/channels/${channel}/messages/${id}` })),
})
const posted = { bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } } }
const isSigned = { security: [refTo('securitySchemes', 'signature')] }
const { Replay, ...news } = theirMessages
const { Kept, Replayed } = answers

const operations = {
  tellOfCase: {
    action: 'send',
    summary: 'We post what happens to the cases of a body.',
    ...inChannel('events', ourMessages),
    ...{ ...posted, ...isSigned },
    reply: inChannel('receipt', { Receipt }),
  },
  takeNews: {
    action: 'receive',
    summary: 'You post what is new of a case, or a case that has begun with you.',
    ...inChannel('push', { ...news, Batch }),
    ...{ ...posted, ...isSigned },
    reply: inChannel('answer', { Kept }),
  },
  replay: {
    action: 'receive',
    summary: 'You ask for what you have missed.',
    ...inChannel('push', { Replay }),
    ...{ ...posted, ...isSigned },
    reply: inChannel('answer', { Replayed }),
  },
}

const signed = {
  headers: {
    type: 'object',
    required: [signatureHeader],
    properties: {
      [signatureHeader]: {
        type: 'string',
        pattern: signaturePattern,
        description:
          't: seconds since 1970, at most five minutes from your clock. v1: HMAC-SHA256 in hex of t, a full stop and the body as it came, with the shared secret; two while it is exchanged, take either.',
      },
    },
  },
}

const securitySchemes = {
  signature: {
    type: 'httpApiKey',
    ...{ name: signatureHeader, in: 'header' },
    description: 'HMAC-SHA256 of the body with the secret of the connection: see the header of the messages.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'Of OAuth 2 client credentials, got from the address in the settings. Where you ask for it.',
  },
  certificate: { type: 'X509', description: 'Mutual TLS. Where you ask for it.' },
}

/** Inside the document it is found by its place in it. */
const withoutId = ({ $schema: _, $id: __, ...schema }: About['caseSchema']) => schema
