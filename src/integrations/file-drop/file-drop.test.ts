import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { deliveredPhotos, deliveryToSend } from '../../../test/delivery-to-send.ts'
import { knownAs } from '../../../test/known.ts'
import type { Receiver } from '../receiver.ts'
import { fileDrop } from './file-drop.ts'
import { fileDropSettings } from './settings.ts'

const first = deliveryToSend()
const unknown = knownAs(null)
let root = ''
let folder = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fixamingata-drop-'))
  folder = join(root, 'alingsås', 'gata')
})
afterEach(() => rm(root, { recursive: true, force: true }))

const opened = (more: object = {}): Required<Pick<Receiver, 'send' | 'find' | 'check'>> =>
  fileDrop.open({
    dropFolder: root,
    settings: fileDropSettings.parse({ folder: 'alingsås/gata', ...more }),
    secret: () => null,
    exchange: () => Promise.reject(new Error('nobody is asked')),
    baseUrl: 'https://fixamingata.example',
    categoryName: () => 'Hål i gatan eller vägen',
  }) as Required<Pick<Receiver, 'send' | 'find' | 'check'>>

const titled = (id: string, title: string, more: Partial<DeliveryToSend> = {}) =>
  deliveryToSend({ id, report: { ...first.report, title }, ...more })
const rowsIn = async (name: string): Promise<Record<string, string>[]> =>
  parse(await readFile(join(folder, name), 'utf8'), { bom: true, delimiter: ';', columns: true })

test('a report is a row in a file of its own, its photos beside it', async () => {
  const delivery = { ...first, report: { ...first.report, photos: deliveredPhotos } }
  const receiver = opened({ formats: ['csv', 'geojson'] })
  expect(await receiver.send(delivery, unknown)).toEqual({ outcome: 'sent', answer: 'left in the folder' })
  const name = `fixamingata-1000001-${first.id}`
  const photo = `fixamingata-1000001-foto-${deliveredPhotos[0]?.id}.jpg`
  expect((await readdir(folder)).toSorted()).toEqual([`${name}.csv`, `${name}.geojson`, photo].toSorted())
  expect(await readFile(join(folder, photo), 'utf8')).toBe('en bild')
  expect(await rowsIn(`${name}.csv`)).toMatchObject([
    {
      ...{ leverans: first.id, typ: 'report', nummer: '1000001', kategorikod: 'hal', plats: 'Storgatan 12' },
      ...{ rubrik: 'Djupt hål vid övergångsstället', latitud: '57.9303', epost: 'asa@exempel.example' },
      ...{ foton: photo, beskrivning: first.report.description, bradskande: 'false' },
      lank: `https://fixamingata.example/svar/${first.caseToken}`,
    },
  ])
  expect(JSON.parse(await readFile(join(folder, `${name}.geojson`), 'utf8'))).toMatchObject({
    type: 'FeatureCollection',
    features: [
      {
        ...{ type: 'Feature', id: first.id, geometry: { type: 'Point', coordinates: [12.5335, 57.9303] } },
        properties: { nummer: 1000001, rubrik: 'Djupt hål vid övergångsstället' },
      },
    ],
  })
})

test('a day’s file grows, each delivery once, however many write at the same time', async () => {
  const receiver = opened({ formats: ['csv', 'geojson'], per: 'day' })
  const others = opened({ formats: ['csv', 'geojson'], per: 'day' })
  const deliveries = Array.from({ length: 12 }, (_, index) =>
    titled(`d-${index}`, `Rubrik; "${index}"\nrad två`),
  )
  const outcomes = await Promise.all(
    [...deliveries, ...deliveries].map((delivery, index) =>
      (index % 2 === 0 ? receiver : others).send(delivery, unknown),
    ),
  )
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['sent']))
  const rows = await rowsIn('fixamingata-2026-11-23.csv')
  expect(rows.map(({ leverans }) => leverans).toSorted()).toEqual(deliveries.map(({ id }) => id).toSorted())
  expect(rows.find(({ leverans }) => leverans === 'd-3')?.['rubrik']).toBe('Rubrik; "3"\nrad två')
  const { features } = JSON.parse(await readFile(join(folder, 'fixamingata-2026-11-23.geojson'), 'utf8'))
  expect(features.length).toBe(12)
  expect((await readdir(folder)).length).toBe(2)
})

test('whether it is there can be told until it is fetched', async () => {
  for (const per of ['day', 'delivery'] as const) {
    const receiver = opened({ formats: ['csv', 'geojson'], per })
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
    await receiver.send(first, unknown)
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'yes' })
    await rm(folder, { recursive: true })
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
  }
})

test.each([
  '=HYPERLINK("http://ond.example","klicka")',
  '+46 70 123 45 67',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(1+1)',
  '\t=1+1',
  ' =1+1',
  '＝1+1',
])('%j is a text where the file is opened', async (title) => {
  await opened().send(titled(first.id, title), unknown)
  const [row] = await rowsIn(`fixamingata-1000001-${first.id}.csv`)
  expect(row?.['rubrik']).toBe(`'${title}`)
})

test('who may not know does not learn who reported, and what follows says what is new', async () => {
  const at = new Date('2026-11-24T09:00:00Z')
  const entry = {
    words: 'Större nu',
    language: 'sv',
    writtenBy: 'reporter',
    says: null,
    at,
    photos: [],
  } as const
  const report = { ...first.report, reporter: 'withheld' as const }
  await opened().send(deliveryToSend({ kind: 'message', entry, report }), unknown)
  expect(await rowsIn(`fixamingata-1000001-${first.id}.csv`)).toMatchObject([
    { typ: 'message', anmalare: '', epost: '', nytt: 'Meddelande från den som anmälde\n\nStörre nu' },
  ])
})

test('a try that ended on the way is written over, and whoever died with the lock is not waited for', async () => {
  await mkdir(folder, { recursive: true })
  const name = 'fixamingata-2026-11-23.csv'
  await writeFile(join(folder, `.${name}.${first.id}.part`), 'halv')
  await writeFile(join(folder, `.${name}.lock`), 'någon annan')
  const receiver = opened({ per: 'day' })
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'later', retryAfterMs: 1000 })
  const longAgo = new Date(Date.now() - 11 * 60_000)
  await utimes(join(folder, `.${name}.lock`), longAgo, longAgo)
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(await readdir(folder)).toEqual([name])
})

test('a folder that is not one is a refusal, and so is a file that somebody has spoilt', async () => {
  await writeFile(join(root, 'alingsås'), 'en fil')
  expect(await opened().send(first, unknown)).toEqual({ outcome: 'refused', answer: 'the folder: ENOTDIR' })
  expect(await opened().check()).toEqual({ ok: false, answer: 'the folder: ENOTDIR' })
  await rm(join(root, 'alingsås'))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'fixamingata-2026-11-23.geojson'), '{"type":')
  const receiver = opened({ formats: ['geojson'], per: 'day' })
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'refused' })
  expect(await readFile(join(folder, 'fixamingata-2026-11-23.geojson'), 'utf8')).toBe('{"type":')
  expect(await receiver.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
  expect(await receiver.check()).toEqual({ ok: true, answer: 'a file can be left there' })
  await writeFile(join(folder, 'fixamingata-2026-11-23.csv'), 'leverans;typ\r\n"halv')
  const csv = opened({ per: 'day' })
  expect(await csv.send(first, unknown)).toEqual({
    outcome: 'refused',
    answer: 'what is in the file can’t be read',
  })
  expect(await csv.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
})

test.each(['../annan', '/etc', 'a/../../b', 'a//b', '.dold', 'a\\b', 'a b'])(
  '%j is no folder of a body’s',
  (name) => {
    expect(fileDropSettings.safeParse({ folder: name }).success).toBe(false)
  },
)

test('where there is no folder for files, nothing is left anywhere', async () => {
  const closed = fileDrop.open({
    settings: fileDropSettings.parse({ folder: 'gata' }),
    secret: () => null,
    exchange: () => Promise.reject(new Error('nobody is asked')),
    baseUrl: 'https://fixamingata.example',
    categoryName: (code) => code,
  })
  expect(await closed.send(first, unknown)).toMatchObject({ outcome: 'refused' })
  expect(await closed.check()).toMatchObject({ ok: false })
})
