import { expect, test } from 'vitest'
import { sign } from '../signature.ts'
import { acceptEvents } from './accept-events.ts'
import { webhookSettings } from './settings.ts'

const now = new Date('2026-11-24T09:00:00Z')
const baseUrl = 'https://fixamingata.example'
const settings = webhookSettings.parse({
  url: 'https://gata.example/events',
  states: { vilande: 'plan', planned: 'investigate' },
})

const accept = (content: unknown, { secret = 'hemligt', at = now, more = {} } = {}) => {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  const headers = { 'fixamingata-signature': sign(body, at, [secret]) }
  return acceptEvents(
    { settings: { ...settings, ...more }, secrets: ['nytt', 'hemligt'], baseUrl },
    { headers, body, at: now },
  )
}

const updated = (data: object, envelope: object = {}) => ({
  ...{ specversion: '1.0', id: 'e1', source: 'https://gata.example', type: 'se.fixamingata.case.updated' },
  ...{ time: '2026-11-24T09:00:00+01:00', ...envelope },
  data: { externalId: 'K-1', number: 1000001, ...data },
})
const created = (data: object) => ({
  ...{ specversion: '1.0', id: 'e2', source: 'https://gata.example', type: 'se.fixamingata.case.created' },
  data: { externalId: 'K-2', title: 'Släckt lykta', lat: 57.9, lon: 12.5, ...data },
})

test('what a receiver tells of a case is news of it', () => {
  const said = {
    state: 'in_progress',
    words: 'Vi lagar.',
    note: 'Kalle åker',
    photos: ['https://gata.example/1.jpg'],
  }
  expect(accept(updated({ ...said, plannedFor: '2026-12-01T08:00:00+01:00' }))).toEqual({
    accepted: true,
    cases: [],
    news: [
      {
        ...{ externalId: 'K-1', number: 1000001, updateId: 'e1', act: 'start', theirState: 'in_progress' },
        ...{ isUnmapped: false, words: 'Vi lagar.', note: 'Kalle åker', photos: said.photos },
        at: new Date('2026-11-24T08:00:00Z'),
        plannedFor: new Date('2026-12-01T07:00:00Z'),
      },
    ],
  })
})

test.each([
  ['fixed', 'fix', false],
  ['new', null, false],
  ['vilande', 'plan', false],
  ['planned', 'investigate', false],
  ['hos jurist', 'start', true],
  ['toString', 'start', true],
  ['', null, false],
])('the state %j does %s', (state, act, isUnmapped) => {
  expect(accept(updated({ state }))).toMatchObject({ news: [{ act, isUnmapped }] })
})

test('a batch is taken as a whole, cases begun there are kept from the public, and ours come back are left out', () => {
  const ours = updated({}, { id: 'e3', source: baseUrl })
  expect(accept(created({ state: 'no_action', words: 'Redan lagat.' }))).toMatchObject({
    cases: [{ act: 'decline', theirState: 'no_action', words: 'Redan lagat.' }],
  })
  expect(accept([updated({}), created({}), ours])).toMatchObject({
    news: [{ updateId: 'e1' }],
    cases: [{ externalId: 'K-2', updateId: 'e2', category: null, isPublic: false, at: now }],
  })
  expect(accept([created({ isPublic: true })], { more: { takesCases: false } })).toEqual({
    ...{ accepted: true, news: [], cases: [] },
  })
  const future = updated({}, { time: '2027-01-01T00:00:00Z' })
  expect(accept(future)).toMatchObject({ news: [{ at: now }] })
})

test('who has missed something asks for what came after it', () => {
  const asked = (after: unknown) => accept({ ...updated({}), type: 'se.fixamingata.replay', data: { after } })
  expect(asked(41)).toEqual({ accepted: true, news: [], cases: [], replayAfter: 41 })
  expect(accept(updated({}))).not.toHaveProperty('replayAfter')
  for (const after of [-1, '41', 1.5, undefined])
    expect(asked(after)).toMatchObject({ accepted: false, why: 'unreadable', answer: '0.data.after' })
})

test.each([
  ['no JSON', '<html>'],
  ['an empty batch', []],
  ['one bad event among good ones', [updated({}), updated({ externalId: '' })]],
  ['another kind of event', updated({}, { type: 'se.fixamingata.report.created' })],
  ['a script as a picture', updated({ photos: ['javascript:alert(1)'] })],
  ['a place that is none', created({ lat: 91 })],
])('%s is not read, and the answer quotes nothing of it', (_, content) => {
  const refused = accept(content)
  expect(refused).toMatchObject({ accepted: false, why: 'unreadable' })
  expect(JSON.stringify(refused)).not.toMatch(/html|javascript|91/)
})

test('only those who have a secret are heard, and not what they said long ago', () => {
  expect(accept(updated({}), { secret: 'nytt' })).toMatchObject({ accepted: true })
  expect(accept(updated({}), { secret: 'fel' })).toMatchObject({ accepted: false, why: 'signature' })
  const at = new Date(now.getTime() - 301_000)
  expect(accept(updated({}), { at })).toMatchObject({ accepted: false, why: 'too_old' })
  expect(
    acceptEvents({ settings, secrets: [], baseUrl }, { headers: {}, body: Buffer.from('{}'), at: now }),
  ).toMatchObject({ accepted: false, why: 'signature' })
})
