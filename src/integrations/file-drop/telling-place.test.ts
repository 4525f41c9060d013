import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Said } from '#http/said.ts'
import { startBentSftpServer } from '../../../test/bent-sftp-server.ts'
import { deliveredPhotos, deliveryToSend } from '../../../test/delivery-to-send.ts'
import { knownAs } from '../../../test/known.ts'
import { openedAt } from '../../../test/open-file-drop.ts'
import type { Receiver } from '../receiver.ts'
import { fileDrop } from './file-drop.ts'
import { fileDropSettings } from './settings.ts'
import { fingerprintOf } from './sftp/host-key.ts'

const server = await startBentSftpServer()
mkdirSync(join(server.root, 'gata'))
afterAll(() => server.stop())
const root = mkdtempSync(join(tmpdir(), 'fixamingata-drop-'))
const folder = join(root, 'alingsås', 'gata')
beforeEach(() => mkdirSync(folder, { recursive: true }))
afterEach(() => rmSync(join(root, 'alingsås'), { recursive: true, force: true }))

const said: Said[] = []
beforeEach(() => void said.splice(0))
const heard = (one: Said) => void said.push(one)
/** What was said, each in a line. */
const lines = () =>
  said.map(({ request: { method, url }, problem }) => [method, url, ...(problem ? [problem] : [])].join(' '))
const bodies = () => said.map(({ request, answer }) => String((answer ?? request).body))

const first = deliveryToSend()
const other = deliveryToSend({ id: 'd-2' })
const unknown = knownAs(null)
const day = 'fixamingata-2026-11-23'

const here = (more: object = {}): Required<Pick<Receiver, 'send' | 'find' | 'check'>> =>
  fileDrop.open({
    ...{ dropFolder: root, heard, settings: fileDropSettings.parse({ folder: 'alingsås/gata', ...more }) },
    ...{ secret: () => null, exchange: () => Promise.reject(new Error('nobody is asked')) },
    ...{ baseUrl: 'https://fixamingata.example', categoryName: () => 'Hål i gatan eller vägen' },
  }) as Required<Pick<Receiver, 'send' | 'find' | 'check'>>
const there = (more: object = {}) =>
  openedAt(server, {
    ...{
      secrets: { password: server.password },
      hostKeys: [fingerprintOf(server.publicKey)],
      heard,
      ...more,
    },
  })

test('each file that is left is told with what is in it, and not where on our machine', async () => {
  const delivery = { ...first, report: { ...first.report, photos: deliveredPhotos } }
  await here({ formats: ['csv', 'geojson'] }).send(delivery, unknown)
  const name = `file:alingsås/gata/fixamingata-1000001`
  expect(lines()).toEqual([
    `PUT ${name}-foto-${deliveredPhotos[0]?.id}.jpg`,
    `PUT ${name}-${first.id}.csv`,
    `PUT ${name}-${first.id}.geojson`,
  ])
  expect(bodies()[1]).toContain(`\r\n"${first.id}";"report";1000001;`)
  expect(JSON.parse(bodies()[2] ?? '')).toMatchObject({ features: [{ id: first.id }] })
  expect(JSON.stringify(said)).not.toContain(root)
})

test.each([
  ['here', here, 'file:alingsås/gata/'],
  ['at a server', there, `sftp://kommun@127.0.0.1:${server.port}/gata/`],
])('of a file that grows %s the row that is new is told, once, without others’', async (_, open, place) => {
  const receiver = open({ formats: ['csv', 'geojson'], per: 'day' })
  for (const delivery of [other, first]) await receiver.send(delivery, unknown)
  const [csv, geojson] = [`${place}${day}.csv`, `${place}${day}.geojson`]
  expect(lines()).toEqual([`PUT ${csv}`, `PUT ${geojson}`, `PUT ${csv}`, `PUT ${geojson}`])
  for (const body of bodies().slice(2)) {
    expect(body).toMatch(/… \(\d+\)$/)
    expect(body).toContain(first.id)
    expect(body).not.toContain('d-2')
  }
  expect(bodies()[2]).toMatch(/^"leverans";"typ";/)
  said.splice(0)
  await receiver.send(first, unknown)
  await receiver.find(first, unknown)
  expect(lines()).toEqual([`READ ${csv}`, `READ ${geojson}`, `READ ${csv}`, `READ ${geojson}`])
  for (const body of bodies()) expect(body).not.toContain('d-2')
  expect(bodies()[2]).toContain(`"${first.id}"`)
})

test('the way there, signing in and the lock are of what is told first, in time too', async () => {
  const before = Date.now()
  const slow = await startBentSftpServer({ thinksMs: 150 })
  mkdirSync(join(slow.root, 'gata'))
  const hostKeys = [fingerprintOf(slow.publicKey)]
  const receiver = openedAt(slow, { secrets: { password: slow.password }, hostKeys, heard, per: 'day' })
  await receiver.send(first, unknown)
  await slow.stop()
  const [put] = said
  expect(said).toHaveLength(1)
  expect(put?.tookMs).toBeGreaterThanOrEqual(300)
  expect(put?.startedAt.getTime()).toBeGreaterThanOrEqual(before)
})

test('that it is not there is no fault, and that it can’t be read is', async () => {
  const receiver = here({ formats: ['geojson'], per: 'day' })
  await receiver.find(first, unknown)
  writeFileSync(join(folder, `${day}.geojson`), '{"type":"Ada Lind')
  await receiver.send(first, unknown)
  const url = `file:alingsås/gata/${day}.geojson`
  expect(lines()).toEqual([`READ ${url}`, `READ ${url} what is in the file can’t be read`])
  expect(bodies()).toEqual(['(no such file)', '… (17)'])
})

test('a lock that others hold is told of once, with how long it was waited for', async () => {
  writeFileSync(join(folder, `.${day}.csv.lock`), 'någon annan')
  await here({ per: 'day' }).send(first, unknown)
  expect(lines()).toEqual([`LOCK file:alingsås/gata/.${day}.csv.lock somebody else writes there`])
  expect(said[0]?.tookMs).toBeGreaterThan(1000)
})

test('who is not let in, or finds no folder, says why', async () => {
  await there({ secrets: { password: 'fel' } }).send(first, unknown)
  await there({ folder: '/finns/inte' }).send(first, unknown)
  rmSync(join(root, 'alingsås'), { recursive: true })
  writeFileSync(join(root, 'alingsås'), 'en fil')
  await here().send(first, unknown)
  const place = `sftp://kommun@127.0.0.1:${server.port}/`
  expect(lines()).toEqual([
    `SIGN-IN ${place}gata/ it does not let us in`,
    `PUT ${place}/finns/inte/fixamingata-1000001-${first.id}.csv the folder: it is not there`,
    'OPEN file:alingsås/gata/ the folder: ENOTDIR',
  ])
  expect(JSON.stringify(said)).not.toContain('fel"')
})

test('of a line that goes it is told what it went in', async () => {
  server.bend('cut_after')
  await there({ per: 'day' }).send(deliveryToSend({ id: 'd-3' }), unknown)
  expect(lines().map((line) => line.replace(/sftp.*csv/, '*'))).toEqual([
    'PUT * the line was cut before it was answered',
  ])
})

test('a test of the place is told as it was made', async () => {
  await here().check()
  expect(lines().map((line) => line.replace(/[\da-f-]{36}$/, '*'))).toEqual([
    'PUT file:alingsås/gata/.prov-*',
    'REMOVE file:alingsås/gata/.prov-*',
  ])
})
