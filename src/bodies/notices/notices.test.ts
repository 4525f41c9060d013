import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { square } from '../../../test/tables.ts'
import { loadBodies } from '../load-bodies.ts'
import { importNotices } from './import-notices.ts'
import { currentNotices } from './notice-queries.ts'
import { type AskedForNotices, noticesAt, noticesOf } from './notices-at.ts'

const { db } = await openTestDatabase()
beforeAll(() => loadBodies(db))

const { lat, lon } = square
const around = {
  type: 'Polygon',
  coordinates: [
    [
      [lon - 0.01, lat - 0.01],
      [lon + 0.01, lat - 0.01],
      [lon + 0.01, lat + 0.01],
      [lon - 0.01, lat + 0.01],
      [lon - 0.01, lat - 0.01],
    ],
  ],
}
const powerCut = {
  code: 'strom',
  sv: 'Vi vet om strömavbrottet på Ängabo.',
  categories: ['belysning'],
  area: around,
}
const file = (...notices: object[]) => JSON.stringify({ notices })
const told = async (...notices: object[]) => {
  await importNotices(db, { body: '1489', json: file(...notices) })
  return noticesOf(await currentNotices(db))
}
const wednesdayNoon = new Date('2026-11-25T12:00:00+01:00')
const asked = (otherwise: Partial<AskedForNotices> = {}): AskedForNotices => ({
  place: square,
  bodies: ['1489'],
  category: 'belysning',
  at: wednesdayNoon,
  ...otherwise,
})

test('a power cut is told on its ground, about lamps and before anything is chosen, not elsewhere', async () => {
  const notices = await told(powerCut)
  const said = (otherwise: Partial<AskedForNotices>) =>
    noticesAt(notices, asked(otherwise)).map(({ sv }) => sv)
  expect(said({})).toEqual([powerCut.sv])
  expect(said({ category: null })).toEqual([powerCut.sv])
  expect(said({ category: 'klotter' })).toEqual([])
  expect(said({ place: { lat: lat + 0.1, lon } })).toEqual([])
  expect(said({ isTown: true })).toEqual([])
})

test('what a body says everywhere is told where it is the one concerned, about its categories', async () => {
  const notices = await told(
    { code: 'alla', sv: 'Vi svarar långsamt den här veckan.' },
    { code: 'sno', sv: 'Alla plogbilar är ute.', categories: ['snorojning'] },
  )
  const codes = (otherwise: Partial<AskedForNotices>) =>
    noticesAt(notices, asked(otherwise)).map(({ code }) => code)
  expect(codes({ category: 'snorojning' })).toEqual(['alla', 'sno'])
  expect(codes({ category: null })).toEqual(['alla'])
  expect(codes({ bodies: ['1281', 'trafikverket'] })).toEqual([])
})

test('a notice holds from when it begins until it ends, in its hours', async () => {
  const notices = await told({
    code: 'helg',
    sv: 'Ring jouren.',
    hours: 'lör-sön 00:00-24:00',
    begins: '2026-11-21T00:00:00+01:00',
    ends: '2099-11-29T12:00:00+01:00',
  })
  const isTold = (at: string) => noticesAt(notices, asked({ at: new Date(at) })).length === 1
  expect(isTold('2026-11-28T12:00:00+01:00')).toBe(true)
  expect(isTold('2026-11-25T12:00:00+01:00')).toBe(false)
  expect(isTold('2026-11-15T12:00:00+01:00')).toBe(false)
  expect(isTold('2099-11-29T13:00:00+01:00')).toBe(false)
})

test('a file is the whole of what a body says: what it lacks is told no more', async () => {
  await told(powerCut, { code: 'alla', sv: 'Hej.' })
  const { imported, retired } = await importNotices(db, { body: '1489', json: file(powerCut) })
  expect({ imported, retired }).toEqual({ imported: 1, retired: 1 })
  expect((await importNotices(db, { body: '1489', json: file() })).retired).toBe(1)
  expect(await currentNotices(db, '1489')).toEqual([])
})

test('a file with faults changes nothing, and every fault is named', async () => {
  await told(powerCut)
  const bad = file(
    { code: 'strom', sv: '' },
    { code: 'strom', sv: 'Hej.', hours: 'helger', categories: ['lampor'], begins: 'i går' },
    { code: 'a', sv: 'Hej.', begins: '2026-12-02T00:00:00Z', ends: '2026-12-01T00:00:00Z' },
    { code: 'b', sv: 'Hej.', link: 'javascript:alert(1)', färg: 'röd' },
  )
  const refusal = importNotices(db, { body: '1489', json: bad })
  for (const fault of [
    'Notice 1, sv: is empty.',
    'Notice 2, hours: is not written as',
    'Notice 2, categories: names a category that is not in the catalogue.',
    'Notice 2, begins: is not written as 2026-11-26T08:00:00+01:00.',
    'Notice 3, row: ends before it begins.',
    'Notice 4, link: is no web address.',
  ])
    await expect(refusal).rejects.toThrow(fault)
  await expect(importNotices(db, { body: 'ingen', json: file(powerCut) })).rejects.toThrow(
    'no code of a body',
  )
  await expect(importNotices(db, { body: '1489', json: '[]' })).rejects.toThrow('list called notices')
  expect(await currentNotices(db, '1489')).toHaveLength(1)
})
