import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliveredPhotos, deliveryToSend } from '../../../test/delivery-to-send.ts'
import { exchangeWith } from '../../../test/infracontrol/open-receiver.ts'
import { knownAs } from '../../../test/known.ts'
import { startSundsvallIncident, type Trouble } from '../../../test/sundsvall-incident-server.ts'
import type { Receiver } from '../receiver.ts'
import { sundsvallIncidentSettings } from './settings.ts'
import { sundsvallIncident } from './sundsvall-incident.ts'

const first = deliveryToSend()
const unknown = knownAs(null)
const personId = '58f96da8-6d76-4fa6-bb92-64f71fdc6aa5'
const update = deliveryToSend({
  ...{ id: '9b2a8c1e-5b7d-4e9f-a0b1-c2d3e4f5a6b7', kind: 'update', threadId: first.id },
  entry: {
    ...{ words: 'Större nu. '.repeat(60), language: 'sv', writtenBy: 'neighbour', says: null, photos: [] },
    at: new Date('2026-11-24T09:00:00Z'),
  },
})
let city: Awaited<ReturnType<typeof startSundsvallIncident>>
beforeEach(async () => {
  city = await startSundsvallIncident()
})
afterEach(() => city.stop())

const opened = (more: object = {}): Required<Receiver> =>
  sundsvallIncident.open({
    settings: sundsvallIncidentSettings.parse({
      ...{ endpoint: `${city.url}/`, municipalityId: '2281', personId, otherCategory: 16, ...more },
    }),
    secret: () => null,
    exchange: exchangeWith(city.url),
    baseUrl: 'https://fixamingata.example',
    categoryName: (code) => code,
  }) as Required<Receiver>

test('a report is an errand of the right category, with all that a case officer needs', async () => {
  const delivery = { ...first, report: { ...first.report, photos: deliveredPhotos } }
  const sent = await opened({ categories: { hal: '15' } }).send(delivery, unknown)
  const [errand] = city.errands
  expect(sent).toEqual({
    outcome: 'sent',
    answer: 'HTTP 200',
    externalId: errand?.incidentId,
    isReceived: true,
  })
  expect(errand).toMatchObject({
    ...{ personId, externalCaseId: first.id, category: 15, coordinates: '57.9303,12.5335' },
    email: 'asa@exempel.example',
    attachments: [
      { extension: '.jpg', mimeType: 'image/jpeg', file: Buffer.from('en bild').toString('base64') },
    ],
  })
  for (const told of [
    'Rubrik: Djupt hål',
    'cykla omkull',
    'Plats: Storgatan 12',
    `/svar/${first.caseToken}`,
    '1000001',
  ])
    expect(errand?.description).toContain(told)
})

test('who may not know does not learn who reported', async () => {
  await opened().send({ ...first, report: { ...first.report, reporter: 'withheld' } }, unknown)
  expect(city.errands).toMatchObject([{ email: null, category: 16 }])
})

test('an errand that has not been passed on there is sent, and not received', async () => {
  city.passing.status = 'ERROR'
  expect(await opened().send(first, unknown)).toMatchObject({ outcome: 'sent', isReceived: false })
})

test.each([
  ['error', 'unknown', 'no'],
  ['page', 'unknown', 'no'],
  ['busy', 'later', 'no'],
  ['error_after', 'unknown', 'yes'],
  ['cut_after', 'unknown', 'yes'],
] as const)('%s: %s, and one errand in the end', async (kind: Trouble['kind'], outcome, found) => {
  const receiver = opened()
  city.trouble({ kind, on: 'POST' })
  expect((await receiver.send(first, unknown)).outcome).toBe(outcome)
  expect((await receiver.find(first, unknown)).found).toBe(found)
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent', isReceived: true })
  expect(city.errands.length).toBe(1)
})

test('nothing is sent while nobody can say whether it is there', async () => {
  city.trouble({ kind: 'error', on: 'GET' })
  expect(await opened().send(first, unknown)).toMatchObject({ outcome: 'later' })
  expect(city.errands).toEqual([])
})

test('what follows is its feedback, cut to what an address holds', async () => {
  const receiver = opened()
  expect(await receiver.send(update, unknown)).toMatchObject({ outcome: 'refused' })
  const { externalId = null } = await receiver.send(first, unknown)
  expect(await receiver.send(update, unknown)).toMatchObject({ outcome: 'sent', externalId })
  const [errand] = city.errands
  expect(errand?.feedback).toMatch(/^Ny uppgift för alla\n\nStörre nu\. .*…$/s)
  expect([...(errand?.feedback ?? '')].length).toBeLessThanOrEqual(250)
  expect(await receiver.find(update, knownAs(externalId))).toMatchObject({ found: 'cannot_tell' })
  expect(await opened({ updates: 'none' }).send(update, knownAs(externalId))).toMatchObject({
    outcome: 'refused',
  })
})

test('how it stands comes back by the table, and what is not ours stays there', async () => {
  const receiver = opened({ everyMinutes: 0, pageSize: 2, states: { SPARAT: 'investigate' } })
  const { cursor } = await receiver.poll(null)
  const { externalId = '' } = await receiver.send(first, unknown)
  city.errands.unshift({
    ...(city.errands[0] as (typeof city.errands)[0]),
    incidentId: 'x',
    externalCaseId: '1234',
  })
  const statuses = ['SPARAT', 'UNDER_BEHANDLING', 'KLART', 'ARKIVERAD', 'NYTT_ORD']
  const seen = []
  for (const status of statuses) {
    city.setStatus(externalId, status)
    const page = await receiver.poll(cursor)
    expect(page.hasMore).toBe(true)
    expect(await receiver.poll(page.cursor)).toMatchObject({ news: [], hasMore: false })
    seen.push(...page.news)
  }
  expect(seen).toMatchObject([
    { externalId, act: 'investigate', theirState: 'SPARAT', isUnmapped: false },
    { act: 'start' },
    { act: 'fix' },
    { act: null, isUnmapped: false },
    { act: 'start', isUnmapped: true },
  ])
  expect(Math.abs((seen[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
  expect(new Set(seen.map(({ updateId }) => updateId)).size).toBe(5)
  expect(await receiver.list(new Date(Date.now() - 60_000))).toMatchObject([{ externalId, act: 'start' }])
})

test('what has not changed since is not told', async () => {
  const receiver = opened()
  const { externalId = '' } = await receiver.send(first, unknown)
  city.setStatus(externalId, 'KLART', new Date(Date.now() - 3_600_000))
  expect((await receiver.poll(null)).news).toEqual([])
  city.trouble({ kind: 'page', on: 'GET' })
  await expect(receiver.poll(null)).rejects.toThrow('HTTP 200')
})

test('all errands are read through now and then only, and what changes meanwhile is in the next round', async () => {
  const receiver = opened({ pageSize: 1, everyMinutes: 30 })
  const round = await receiver.poll(null)
  const { externalId = '' } = await receiver.send(first, unknown)
  city.trouble({ kind: 'error', on: 'GET' })
  expect(await receiver.poll(round.cursor)).toEqual({
    news: [],
    cases: [],
    cursor: round.cursor,
    hasMore: false,
  })
  const often = opened({ pageSize: 1, everyMinutes: 0 })
  await expect(often.poll(round.cursor)).rejects.toThrow('HTTP 500')

  const page = await often.poll(round.cursor)
  expect(page).toMatchObject({ news: [{ act: 'receive' }], hasMore: true })
  city.setStatus(externalId, 'KLART')
  const last = await often.poll(page.cursor)
  expect(last).toMatchObject({ news: [], hasMore: false })
  expect(await often.poll(last.cursor)).toMatchObject({ news: [{ externalId, act: 'fix' }] })
  await expect(often.poll('{"since":1}')).rejects.toThrow('cursor')
})

test('a look finds a category that is not there', async () => {
  expect(await opened({ categories: { hal: '15' } }).check()).toEqual({
    ok: true,
    answer: 'all categories are there',
  })
  expect(await opened({ categories: { hal: '99' } }).check()).toEqual({ ok: false, answer: 'not there: 99' })
  expect(await opened({ municipalityId: '1489' }).check()).toMatchObject({ ok: false })
  await city.stop()
  expect(await opened().check()).toEqual({ ok: false, answer: 'nobody listens there' })
})
