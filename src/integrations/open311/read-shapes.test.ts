import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Unreadable } from '#http/exchange.ts'
import { readDocument } from './read-document.ts'
import { mistakesIn } from './read-mistakes.ts'
import { readRequest, requestNames } from './read-requests.ts'
import { rowsIn } from './read-rows.ts'
import { readDefinition, readServices } from './read-services.ts'
import { readUpdate, updateNames } from './read-updates.ts'

const shapes = new URL('../../../test/open311-server/shapes/', import.meta.url)
const shape = (name: string) => readDocument(readFileSync(new URL(name, shapes)))
const stockholm = { zone: 'Europe/Stockholm', trustsZone: true }
const requestsIn = (name: string, zone = 'Europe/Stockholm') =>
  rowsIn(shape(name), requestNames).map((row) => readRequest(row, { zone, trustsZone: true }))

test.each([
  [
    'requests-toronto.xml',
    'America/Toronto',
    { id: '101002300112', updatedAt: null, lat: 43.65, lon: -79.38, notes: '' },
  ],
  [
    'requests-cologne.json',
    'Europe/Berlin',
    {
      ...{
        id: 'A-173480',
        notes: '7',
        lat: 50.9375,
        title: 'Wilder Müll',
        photos: ['https://stadt.example/1.jpg'],
      },
      updatedAt: new Date('2026-01-05T10:00:00Z'),
    },
  ],
  [
    'requests-mark-a-spot.xml',
    'Europe/Berlin',
    { id: '18-2026', notes: 'Angenommen', service: '103', description: 'Dunkel & <b>kalt</b>' },
  ],
  [
    'requests-mark-a-spot-2026.json',
    'Europe/Berlin',
    { id: '12', service: '017', photos: [], requestedAt: new Date('2026-01-05T09:00:00Z') },
  ],
  [
    'requests-klarschiff.xml',
    'Europe/Berlin',
    { id: '4', statuses: [null, 'IN_PROCESS', 'open'], photos: ['https://stadt.example/a.jpg'] },
  ],
  ['requests-fixmystreet.json', 'Europe/Stockholm', { id: '7714', title: 'Trasig bänk', service: 'Park' }],
  [
    'requests-nested.json',
    'Europe/Stockholm',
    { id: '5', lat: null, lon: null, statuses: [null, null, 'in progress'] },
  ],
  ['requests-latin1.xml', 'Europe/Stockholm', { id: '1', notes: 'Åtgärdas' }],
])('%s is read', (name, zone, expected) => {
  const requests = requestsIn(name, zone)
  expect(requests).toHaveLength(1)
  expect(requests[0]).toMatchObject(expected)
})

test('Chicago’s times are its own, in summer and in winter, and what has no number yet is there without', () => {
  const [waiting, closed] = requestsIn('requests-chicago.json', 'America/Chicago')
  expect(waiting).toMatchObject({ id: null, token: 'b4d0' })
  expect(closed).toMatchObject({
    ...{ id: '26-00000001', notes: 'Work done' },
    requestedAt: new Date('2026-01-05T15:00:00Z'),
    updatedAt: new Date('2026-07-06T15:30:00Z'),
  })
})

test('an empty list is one, in XML and JSON', () => {
  expect([requestsIn('requests-empty.xml'), requestsIn('requests-empty.json')]).toEqual([[], []])
})

test.each([
  ['requests-cut.xml', 'the answer is no whole XML'],
  ['requests-entities.xml', 'the answer defines a document type'],
  ['mistake-page.xml', 'the answer is HTML'],
])('%s is not read as a list', (name, why) => {
  expect(() => requestsIn(name)).toThrow(Unreadable)
  expect(() => requestsIn(name)).toThrow(why)
})

test('a document about something else is no empty list', () => {
  expect(() => requestsIn('services-fixmystreet.json')).toThrow(Unreadable)
  expect(() => rowsIn(readDocument(Buffer.from('{}')), requestNames)).toThrow(Unreadable)
  expect(() => readDocument(Buffer.from(' '))).toThrow(new Unreadable('the answer is empty'))
  expect(() => readDocument(Buffer.from('Service unavailable'))).toThrow(Unreadable)
})

test.each([
  'mistake-errors.xml',
  'mistake-array.json',
  'mistake-object.json',
  'mistake-message.json',
  'mistake-klarschiff.xml',
  'mistake-words.json',
])('%s says what is wrong', (name) => {
  expect(mistakesIn(shape(name))?.[0]?.words).toBe('service_code was not provided')
})

test('what is no mistake is not taken for one', () => {
  for (const name of [
    'requests-chicago.json',
    'requests-klarschiff.xml',
    'definition.json',
    'requests-empty.json',
  ])
    expect(mistakesIn(shape(name)), name).toBeNull()
})

test('services are read once each, with or without a root', () => {
  expect(readServices(shape('services-giessen.xml'))).toMatchObject([
    { code: '001', name: 'Schlaglöcher', keywords: ['Straße', 'Loch'], groups: [], hasDefinition: false },
  ])
  expect(readServices(shape('services-fixmystreet.json'))).toMatchObject([
    { code: 'Hål i vägen & asfalt', groups: ['Gata', 'Väg'], hasDefinition: false },
  ])
  expect(readServices(shape('services-one.json'))).toMatchObject([
    { code: '1', name: '1', hasDefinition: true, type: 'batch' },
  ])
})

test('definitions are read with their attributes in a list, right under them, or none', () => {
  const read = (name: string) => readDefinition(shape(name), 'LIGHT').attributes
  expect(read('definition-old.xml')).toMatchObject([
    { code: 'NOTICE', isAsked: false, description: 'Ring <b>112</b>' },
    { code: 'COLOUR', isRequired: true, description: 'Which colour?', values: [{ key: 'W', name: 'White' }] },
  ])
  expect(read('definition.json')).toMatchObject([
    {
      datatype: 'singlevaluelist',
      isRequired: true,
      values: [
        { key: 'W', name: 'White' },
        { key: '0', name: '0' },
      ],
    },
  ])
  expect([read('definition-empty.xml'), read('definition-klarschiff.xml')]).toEqual([[], []])
})

test('updates are read with what FixMyStreet’s family adds', () => {
  const [first, second] = rowsIn(shape('updates-fixmystreet.xml'), updateNames).map((row) =>
    readUpdate(row, stockholm),
  )
  expect(first).toMatchObject({
    ...{ updateId: 'UPD-17', requestId: '638344', ourNumber: 1000001, statuses: ['B7', 'IN PROGRESS'] },
    ...{ words: 'Beställt av entreprenör.', at: new Date('2026-01-02T09:00:00Z'), photos: [] },
  })
  expect(second).toMatchObject({ updateId: null, at: null })
  const [bare] = rowsIn(shape('updates.json'), updateNames).map((row) => readUpdate(row, stockholm))
  expect(bare).toMatchObject({ updateId: '9', words: '', photos: ['https://stad.example/1.jpg'] })
})

test('however strange an answer is, it is read or it is unreadable', () => {
  const names = readdirSync(shapes)
  const whole = fc
    .constantFrom(...names)
    .map((name) => readFileSync(new URL(name, shapes)).toString('latin1'))
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('<', '>', '&', '"', '{', '[', ']', '<!--', '<![CDATA[', '</request>'),
  )
  const mangled = fc.tuple(whole, fc.nat(3000), fc.nat(60), piece).map(([text, from, length, put]) => {
    const place = from % (text.length + 1)
    return text.slice(0, place) + put + text.slice(place + length)
  })
  const any = fc.oneof(mangled, fc.json(), fc.string())
  fc.assert(
    fc.property(any, (text) => {
      for (const read of [readRequests, readUpdates, readServices, definitionOf, mistakesIn])
        readOrNot(() => read(readDocument(Buffer.from(text, 'latin1'))))
    }),
    { numRuns: 2000 },
  )
})

test('what is deeper than anybody can walk is not read', () => {
  for (const deep of ['['.repeat(200_000), `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`])
    expect(() => readDocument(Buffer.from(deep))).toThrow(new Unreadable('the answer is too deep'))
  expect(() => readDocument(Buffer.from(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`))).toThrow(Unreadable)
  expect(readDocument(Buffer.from(JSON.stringify([{ description: '[{'.repeat(100) }])))).toHaveLength(1)
})

const readRequests = (document: unknown) =>
  rowsIn(document, requestNames).map((row) => readRequest(row, stockholm))
const readUpdates = (document: unknown) =>
  rowsIn(document, updateNames).map((row) => readUpdate(row, stockholm))
const definitionOf = (document: unknown) => readDefinition(document, 'x')

function readOrNot(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
}
