import { expect, test } from 'vitest'
import { readPlanned, readTime } from '../their-times.ts'
import { readEnvelope, writeEnvelope } from './envelope.ts'
import { infracontrolSettings } from './settings.ts'
import { readState } from './state-words.ts'
import { listNames, namesOf, type Theirs, toOurs, toTheirs } from './translate.ts'

const settings = infracontrolSettings.parse({
  ...{ transport: 'rest', endpoint: 'https://infracontrol.example/api/', organisation: 'Alingsås' },
  states: { 'Hos jurist': 'investigate', Pågår: null },
})

test.each([
  ['2026-07-01T12:00:00+02:00', 'as_said', '2026-07-01T10:00:00.000Z'],
  ['2026-07-01T12:00:00.866028+0200', 'as_said', '2026-07-01T10:00:00.866Z'],
  ['2026-07-01T12:00:19,866028+02:00', 'as_said', '2026-07-01T10:00:19.866Z'],
  ['2026-07-01T12:00:00Z', 'as_said', '2026-07-01T12:00:00.000Z'],
  ['2026-07-01 12:00:07', 'as_said', '2026-07-01T10:00:07.000Z'],
  ['2026-01-01T12:00', 'as_said', '2026-01-01T11:00:00.000Z'],
  ['2026-07-01T12:00:00Z', 'swedish', '2026-07-01T10:00:00.000Z'],
  ['2026-07-01T12:00:00+02:00', 'utc', '2026-07-01T12:00:00.000Z'],
  ['i går', 'as_said', null],
  ['2026-13-45T99:00:00Z', 'as_said', null],
] as const)('%s read %s is %s', (words, times, moment) => {
  expect(readTime(words, times)?.toISOString() ?? null).toBe(moment)
})

test.each([
  ['2026-12-07', '2026-12-06T23:00:00.000Z'],
  ['2026-W49', '2026-11-29T23:00:00.000Z'],
  ['2026-v.1', '2025-12-28T23:00:00.000Z'],
  ['v. 27 2026', '2026-06-28T22:00:00.000Z'],
  ['2026-12-07T08:00:00+01:00', '2026-12-07T07:00:00.000Z'],
  ['v. 54 2026', null],
  ['snart', null],
])('planned for %s is %s', (words, moment) => {
  expect(readPlanned(words, 'as_said')?.toISOString() ?? null).toBe(moment)
})

test.each([
  ['ÅTGÄRDAD', 'fix', false],
  ['Under_utredning', 'investigate', false],
  ['Ej vårt  ansvar', 'return', false],
  ['hos JURIST', 'investigate', false],
  // The body's own table goes first.
  ['Pågår', null, false],
  ['constructor', 'start', true],
  ['', null, false],
] as const)('%j does %s', (word, act, isUnmapped) => {
  expect(readState(word, settings)).toEqual({ act, isUnmapped })
})

const lists = new Set(['h'])
const envelope = (content: string, declaration = '') =>
  Buffer.from(
    `${declaration}<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`,
  )

test.each([
  [
    'texts as texts',
    envelope('<r><a>007</a><h>1</h><b>&lt;x&gt;</b></r>'),
    { content: { a: '007', h: ['1'], b: '<x>' } },
  ],
  ['an empty answer', envelope('<r/>'), { content: {} }],
  ['a fault', envelope('<s:Fault><faultcode>s:Server</faultcode></s:Fault>'), { fault: ['Server'] }],
  ['a page', Buffer.from('<html><br><p>Underhåll</html>'), null],
  ['a well-formed page', Buffer.from('<html><body>Underhåll</body></html>'), null],
  ['half a document', envelope('<r><a>').subarray(0, 90), null],
  ['nothing', Buffer.of(), null],
  ['a name that reaches into objects', envelope('<r><__proto__><a>1</a></__proto__></r>'), null],
  ['nesting without end', envelope('<a>'.repeat(5000) + '</a>'.repeat(5000)), null],
  ['entities of its own', envelope('<r>&a;</r>', '<!DOCTYPE x [<!ENTITY a "aaaa">]>'), null],
])('%s is read for what it is', (_, document, read) => {
  expect(readEnvelope(document, lists)).toEqual(read)
})

test('an Infracontrol that speaks Open311 is of that kind, and says so', () => {
  const read = infracontrolSettings.safeParse({ ...settings, transport: 'open311' })
  expect(read.error?.issues[0]?.message).toContain('the kind open311')
})

const names = namesOf({
  lat: 'position.punkt.lat',
  lon: 'position.punkt.lon',
  events: 'svar.rader',
  title: 'titel',
})

test.each([
  ['JSON', (said: Theirs): unknown => JSON.parse(JSON.stringify(said))],
  ['an envelope', (said: Theirs): unknown => contentIn(writeEnvelope('Svar', 'urn:x', said))],
] as const)('fields may lie deep, there and back through %s', (_, carried) => {
  const said = toTheirs({ title: 'Hål', lat: 57.93, events: [{ title: 'A', lon: 12.5 }] }, names)
  expect(said).toEqual({
    titel: 'Hål',
    position: { punkt: { lat: 57.93 } },
    svar: { rader: [{ titel: 'A', position: { punkt: { lon: 12.5 } } }] },
  })
  const heard = toOurs(carried({ ...said, position: { punkt: { lat: '57.93', lon: '1' } } }), names)
  expect(heard).toMatchObject({ title: 'Hål', lat: '57.93', lon: '1', events: [{ title: 'A' }] })
  expect(toOurs({ position: 'ingen' }, names)).toEqual({})
})

const contentIn = (xml: string): unknown => {
  const read = readEnvelope(Buffer.from(xml), listNames(names))
  return read !== null && 'content' in read ? read.content : null
}
