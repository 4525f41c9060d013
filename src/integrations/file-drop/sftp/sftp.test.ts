import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { deliveredPhotos, deliveryToSend } from '../../../../test/delivery-to-send.ts'
import { knownAs } from '../../../../test/known.ts'
import { openedAt, steps } from '../../../../test/open-file-drop.ts'
import { startSftpServer } from '../../../../test/sftp-server.ts'

const server = await startSftpServer()
const plain = await startSftpServer({ words: '-P posix-rename' })
const readOnly = await startSftpServer({ words: '-R' })
afterAll(() => Promise.all([server.stop(), plain.stop(), readOnly.stop()]))

const first = deliveryToSend()
const unknown = knownAs(null)
const secrets = { private_key: server.key }
const folderOf = ({ root }: { root: string }) => join(root, 'gata')
beforeEach(async () => {
  for (const one of [server, plain, readOnly]) {
    await rm(folderOf(one), { recursive: true, force: true })
    await mkdir(folderOf(one))
  }
})
const rowsIn = async (name: string, at: { root: string } = server): Promise<Record<string, string>[]> =>
  parse(await readFile(join(folderOf(at), name), 'utf8'), { bom: true, delimiter: ';', columns: true })

test('a report is a row in a file at their server, its photos beside it, and nothing else', async () => {
  const delivery = { ...first, report: { ...first.report, photos: deliveredPhotos } }
  const receiver = openedAt(server, { secrets, formats: ['csv', 'geojson'] })
  expect(await receiver.send(delivery, unknown)).toEqual({ outcome: 'sent', answer: 'left in the folder' })
  const name = `fixamingata-1000001-${first.id}`
  const photo = `fixamingata-1000001-foto-${deliveredPhotos[0]?.id}.jpg`
  expect((await readdir(folderOf(server))).toSorted()).toEqual(
    [`${name}.csv`, `${name}.geojson`, photo].toSorted(),
  )
  expect(await readFile(join(folderOf(server), photo), 'utf8')).toBe('en bild')
  expect(await rowsIn(`${name}.csv`)).toMatchObject([
    { leverans: first.id, foton: photo, plats: 'Storgatan 12' },
  ])
  expect(await receiver.send(delivery, unknown)).toMatchObject({ outcome: 'sent' })
  expect(await rowsIn(`${name}.csv`)).toHaveLength(1)
  expect(await readdir(folderOf(server))).toHaveLength(3)
})

test.each([
  ['in one step', server],
  ['where the server can’t write over a file in one step', plain],
])('a day’s file grows, each delivery once, however many write at the same time, %s', async (_, at) => {
  const receiver = openedAt(at, { secrets: { private_key: at.key }, per: 'day' })
  const deliveries = Array.from({ length: 5 }, (_, index) => deliveryToSend({ id: `d-${index}` }))
  await Promise.all([deliveries, deliveries.toReversed(), deliveries].map(oneByOne))

  /** Who has to wait for others too long tries again, as the outbox does. */
  async function oneByOne(some: typeof deliveries): Promise<void> {
    for (const delivery of some)
      for (let outcome = ''; outcome !== 'sent'; ) {
        ;({ outcome } = await receiver.send(delivery, unknown))
        expect(['sent', 'later']).toContain(outcome)
      }
  }
  const rows = await rowsIn('fixamingata-2026-11-23.csv', at)
  expect(rows.map(({ leverans }) => leverans).toSorted()).toEqual(deliveries.map(({ id }) => id))
  expect(await readdir(folderOf(at))).toEqual(['fixamingata-2026-11-23.csv'])
})

test('what stood aside when somebody died is gone on with', async () => {
  const receiver = openedAt(plain, { secrets: { private_key: plain.key }, per: 'day' })
  const name = 'fixamingata-2026-11-23.csv'
  await receiver.send(deliveryToSend({ id: 'd-1' }), unknown)
  await rename(join(folderOf(plain), name), join(folderOf(plain), `.${name}.before`))
  await writeFile(join(folderOf(plain), `.${name}.d-9.part`), 'halv')
  await receiver.send(deliveryToSend({ id: 'd-2' }), unknown)
  expect((await rowsIn(name, plain)).map(({ leverans }) => leverans)).toEqual(['d-1', 'd-2'])
})

test('what has been fetched does not come back, though what was before still stands aside', async () => {
  const receiver = openedAt(plain, { secrets: { private_key: plain.key }, per: 'day' })
  const name = 'fixamingata-2026-11-23.csv'
  await writeFile(join(folderOf(plain), `.${name}.before`), 'hämtat')
  expect(await receiver.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
  await receiver.send(deliveryToSend({ id: 'd-2' }), unknown)
  expect((await rowsIn(name, plain)).map(({ leverans }) => leverans)).toEqual(['d-2'])
  await writeFile(join(folderOf(plain), `.${name}.before`), 'hämtat')
  await receiver.send(deliveryToSend({ id: 'd-3' }), unknown)
  expect(await readdir(folderOf(plain))).toEqual([name])
})

test('whoever died with the lock is waited for a while by the server’s clock, and then no more', async () => {
  const name = 'fixamingata-2026-11-23.csv'
  const lock = join(folderOf(server), `.${name}.lock`)
  const receiver = openedAt(server, { secrets, per: 'day' })
  await writeFile(lock, 'någon annan')
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'later', retryAfterMs: 1000 })
  const longAgo = new Date(Date.now() - 3 * 60_000)
  await utimes(lock, longAgo, longAgo)
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(await readdir(folderOf(server))).toEqual([name])
})

test('whether it is there can be told until it is fetched', async () => {
  for (const per of ['day', 'delivery'] as const) {
    const receiver = openedAt(server, { secrets, per })
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
    await receiver.send(first, unknown)
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'yes' })
    for (const name of await readdir(folderOf(server))) await rm(join(folderOf(server), name))
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
  }
})

test.each([
  ['in one step', server],
  ['where what was there steps aside', plain],
])('what is written over is told once, %s', async (_, at) => {
  const said: string[] = []
  const receiver = openedAt(at, {
    ...{ secrets: { private_key: at.key }, per: 'day' },
    heard: ({ request: { method, url }, problem }) => said.push(`${method} ${url} ${problem}`),
  })
  for (const id of ['d-1', 'd-2']) await receiver.send(deliveryToSend({ id }), unknown)
  const put = `PUT sftp://${at.user}@${at.host}:${at.port}/gata/fixamingata-2026-11-23.csv null`
  expect(said).toEqual([put, put])
})

test('a folder that is not there, or may not be written in, is a refusal, and its test says so', async () => {
  const away = openedAt(server, { secrets, folder: 'finns/inte' })
  const answer = 'the folder: it is not there'
  expect(await away.send(first, unknown)).toEqual({ outcome: 'refused', answer })
  expect(await steps(away)).toEqual(['+name', '+reach', '+host_key', '+sign_in', `-folder ${answer}`])
  const closed = openedAt(readOnly, { secrets: { private_key: readOnly.key } })
  const refused = { outcome: 'refused', answer: 'the folder: we may not write there' }
  expect(await closed.send(first, unknown)).toEqual(refused)
  expect((await steps(closed)).at(-1)).toBe(`-folder ${refused.answer}`)
})

test('its test goes the whole way, and leaves nothing', async () => {
  const receiver = openedAt(server, { secrets })
  expect(await steps(receiver)).toEqual(['+name', '+reach', '+host_key', '+sign_in', '+folder'])
  expect(await receiver.check()).toEqual({ ok: true, answer: 'a file can be left there' })
  expect(await readdir(folderOf(server))).toEqual([])
})

test('only a server that shows a key it was set up with is spoken to', async () => {
  const { ed25519, rsa } = server.hostKeys
  const strange = openedAt(server, { secrets, hostKeys: [rsa] })
  const answer = `it shows another host key: ${ed25519} (ssh-ed25519)`
  expect(await strange.send(first, unknown)).toEqual({ outcome: 'later', answer })
  expect(await strange.find(first, unknown)).toEqual({ found: 'not_yet', answer })
  expect(await steps(strange)).toEqual(['+name', '+reach', `-host_key ${answer}`])
  expect(await readdir(folderOf(server))).toEqual([])
  expect(await steps(openedAt(server, { secrets, hostKeys: [rsa, `${ed25519}=`] }))).toContain('+sign_in')
})

test('a key that is locked is opened by its passphrase, and by the one before while it is exchanged', async () => {
  const locked = await server.lockedKey('öppna dig')
  const trying = async (secrets: Record<string, string | [string, string]>) =>
    (await openedAt(server, { secrets }).send(first, unknown)).answer
  const sent = 'left in the folder'
  expect(await trying({ private_key: locked, passphrase: 'öppna dig' })).toBe(sent)
  expect(await trying({ private_key: locked, passphrase: ['ny', 'öppna dig'] })).toBe(sent)
  expect(await trying({ private_key: [await server.strangeKey(), server.key] })).toBe(sent)
})

test('a key that can’t be read, is nobody’s, or is not there is told apart', async () => {
  const locked = await server.lockedKey('öppna dig')
  const trying = async (secrets: Record<string, string>) =>
    (await openedAt(server, { secrets }).send(first, unknown)).answer
  const unread = 'the private key can’t be read: of another kind, or the passphrase is wrong'
  expect(await trying({ private_key: locked, passphrase: 'fel' })).toBe(unread)
  expect(await trying({ private_key: locked })).toBe(unread)
  expect(await trying({ private_key: 'inte en nyckel' })).toBe(unread)
  expect(await trying({ private_key: await server.strangeKey() })).toBe('it does not let us in')
  expect(await trying({})).toBe('neither a password nor a private key is set')
})

test('what can’t be left for want of a key that fits waits until there is one', async () => {
  const locked = await server.lockedKey('öppna dig')
  const strange = await server.strangeKey()
  for (const secrets of [{}, { private_key: strange }, { private_key: locked, passphrase: 'fel' }]) {
    const receiver = openedAt(server, { secrets })
    expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'later' })
    expect(await receiver.find(first, unknown)).toMatchObject({ found: 'not_yet' })
  }
})
