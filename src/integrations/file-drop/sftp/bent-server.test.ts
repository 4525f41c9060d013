import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { guardedConnect } from '#http/guarded-socket.ts'
import { type BentSftpServer, startBentSftpServer } from '../../../../test/bent-sftp-server.ts'
import { deliveryToSend } from '../../../../test/delivery-to-send.ts'
import { knownAs } from '../../../../test/known.ts'
import { openedAt, steps } from '../../../../test/open-file-drop.ts'
import { algorithms } from './algorithms.ts'
import { fingerprintOf } from './host-key.ts'
import { signIn } from './sign-in.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const first = deliveryToSend()
const unknown = knownAs(null)
const csv = `fixamingata-1000001-${first.id}.csv`

async function bentServer(options: Parameters<typeof startBentSftpServer>[0] = {}) {
  const server = await startBentSftpServer(options)
  stops.push(server.stop)
  mkdirSync(join(server.root, 'gata'))
  return server
}
const opened = (server: BentSftpServer, more: object = {}) =>
  openedAt(server, {
    ...{ secrets: { password: server.password }, hostKeys: [fingerprintOf(server.publicKey)], ...more },
  })
const left = ({ root }: BentSftpServer) => readdirSync(join(root, 'gata'))
const closed = (server: BentSftpServer) => expect.poll(server.lines).toBe(0)

test('what was left before the line went is found, and not left once more', async () => {
  const server = await bentServer()
  const receiver = opened(server)
  server.bend('cut_after')
  const answer = 'the line was cut before it was answered'
  expect(await receiver.send(first, unknown)).toEqual({ outcome: 'unknown', answer })
  expect(await receiver.find(first, unknown)).toMatchObject({ found: 'yes' })
  expect(left(server)).toEqual([csv])
  await closed(server)
})

test('what was not left when the line went can’t be found, and is left by the next try', async () => {
  const server = await bentServer()
  const receiver = opened(server)
  server.bend('cut_before')
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'unknown' })
  expect(await receiver.find(first, unknown)).toEqual({ found: 'cannot_tell', answer: `not in ${csv}` })
  // Its beginning is there, and may be somebody’s who still writes.
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'later' })
  const longAgo = new Date(Date.now() - 3 * 60_000)
  utimesSync(join(server.root, `gata/.${csv}.${first.id}.part`), longAgo, longAgo)
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(left(server)).toEqual([csv])
})

test('what has its name has been left, though the line goes before the lock is taken away', async () => {
  const server = await bentServer()
  server.bend('cut_unlocking')
  const receiver = opened(server, { per: 'day' })
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(left(server)).toContain('fixamingata-2026-11-23.csv')
  const second = deliveryToSend({ id: 'd-2' })
  // The lock that is left behind holds the next one up, and says nothing against the server.
  expect(await receiver.send(second, unknown)).toMatchObject({ outcome: 'later', isWell: true })
})

test('what is in one file and not in the other may have been fetched', async () => {
  const server = await bentServer()
  server.bend('cut_second')
  const receiver = opened(server, { formats: ['csv', 'geojson'] })
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'unknown' })
  expect(left(server)).toEqual([csv])
  expect(await receiver.find(first, unknown)).toMatchObject({ found: 'cannot_tell' })
  expect(await receiver.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(left(server)).toHaveLength(2)
})

test('a disk that is full leaves nothing of it behind, and the same try goes when there is room', async () => {
  const server = await bentServer()
  server.bend('full')
  const answer = 'the folder: the server failed (a full disk, perhaps)'
  expect(await opened(server).send(first, unknown)).toEqual({ outcome: 'later', answer })
  expect(left(server)).toEqual([])
  server.bend(null)
  expect(await opened(server).send(first, unknown)).toMatchObject({ outcome: 'sent' })
  await closed(server)
})

test('two tries of the same don’t write in one file, and who died with it is not waited for', async () => {
  const server = await bentServer()
  const part = join(server.root, `gata/.${csv}.${first.id}.part`)
  writeFileSync(part, 'halv')
  const answer = 'another try writes there'
  expect(await opened(server).send(first, unknown)).toEqual({ outcome: 'later', answer, isWell: true })
  expect(readFileSync(part, 'utf8')).toBe('halv')
  const longAgo = new Date(Date.now() - 3 * 60_000)
  utimesSync(part, longAgo, longAgo)
  expect(await opened(server).send(first, unknown)).toMatchObject({ outcome: 'sent' })
  expect(left(server)).toEqual([csv])
})

test('a file that may not get its name leaves nothing behind', async () => {
  const server = await bentServer()
  server.bend('no_rename')
  expect(await opened(server).send(first, unknown)).toMatchObject({ outcome: 'later' })
  expect(left(server)).toEqual([])
  expect((await steps(opened(server))).at(-1)).toMatch(/^-folder /)
})

test('the same once more stands in the place of what was there, where nothing can be written over', async () => {
  const server = await bentServer()
  for (const id of ['d-1', 'd-1', 'd-2'])
    expect(await opened(server, { per: 'day' }).send(deliveryToSend({ id }), unknown)).toMatchObject({
      outcome: 'sent',
    })
  expect(left(server)).toEqual(['fixamingata-2026-11-23.csv'])
  const lines = readFileSync(join(server.root, 'gata/fixamingata-2026-11-23.csv'), 'utf8').match(/^"d-\d"/gm)
  expect(lines).toEqual(['"d-1"', '"d-2"'])
})

test('a file that has no end is not read to it', async () => {
  const server = await bentServer()
  writeFileSync(join(server.root, 'gata/fixamingata-2026-11-23.csv'), 'x')
  server.bend('endless')
  const answer = 'the file there is too large'
  expect(await opened(server, { per: 'day' }).send(first, unknown)).toEqual({ outcome: 'refused', answer })
  await closed(server)
})

test.each(['password', 'prompt'] as const)('a password is shown as a %s', async (asks) => {
  const server = await bentServer({ asks })
  expect(await opened(server).send(first, unknown)).toMatchObject({ outcome: 'sent' })
  const wrong = opened(server, { secrets: { password: 'fel' } })
  expect(await wrong.send(first, unknown)).toEqual({ outcome: 'later', answer: 'it does not let us in' })
  expect(await steps(wrong)).toEqual(['+name', '+reach', '+host_key', '-sign_in it does not let us in'])
  const exchanging = opened(server, { secrets: { password: ['ny', server.password] } })
  expect(await exchanging.send(first, unknown)).toMatchObject({ outcome: 'sent' })
  await closed(server)
})

test('a password is shown to no other server than the one it is for', async () => {
  const server = await bentServer()
  const other = await bentServer()
  const receiver = opened(other, { hostKeys: [fingerprintOf(server.publicKey)] })
  expect((await receiver.send(first, unknown)).answer).toMatch(/^it shows another host key: SHA256:/)
  expect(other.tries()).toBe(0)
  await closed(other)
})

test('a server that wants keys exchanged by large primes, or ones of its own choice, is not spoken to', async () => {
  const server = await bentServer({ kex: ['diffie-hellman-group18-sha512'] })
  const answer = 'no way to encrypt in common, or it speaks no SSH'
  expect(await opened(server).send(first, unknown)).toEqual({ outcome: 'later', answer })
  expect(JSON.stringify(algorithms.kex)).not.toMatch(/group-exchange|group1[578]/)
  await closed(server)
})

test('all the passwords that are tried have the same time together', async () => {
  const server = await bentServer({ thinksMs: 300 })
  const { host, port, user, publicKey, reachable } = server
  const signing = signIn({
    sftp: { host, port, user, hostKeys: [fingerprintOf(publicKey)] },
    connect: guardedConnect({ allowed: [reachable] }),
    secret: (name) => (name === 'password' ? { value: 'ny', former: 'gammal' } : null),
    // One asks twice: for any way in, and with the password.
    timeoutMs: 900,
  })
  await expect(signing).rejects.toThrow('no answer in time')
  expect(server.tries()).toBeGreaterThan(1)
  await closed(server)
})

test('a server without SFTP, one that is none, and nobody at all are told apart', async () => {
  const none = await bentServer({ hasNoSftp: true })
  expect(await opened(none).send(first, unknown)).toMatchObject({ outcome: 'refused' })
  const web = createServer((socket) => void socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise<void>((listening) => web.listen(0, '127.0.0.1', listening))
  const { port } = web.address() as AddressInfo
  const server = await bentServer()
  const elsewhere = { ...server, port, reachable: `127.0.0.1:${port}` }
  expect(await opened(elsewhere).send(first, unknown)).toMatchObject({ outcome: 'later' })
  await new Promise((done) => web.close(done))
  const answer = 'nobody listens there'
  expect(await opened(elsewhere).send(first, unknown)).toEqual({ outcome: 'later', answer })
  expect(await steps(opened(elsewhere))).toEqual([`-reach ${answer}`])
  const unreachable = { ...server, reachable: 'elsewhere.example:22' }
  expect(await steps(opened(unreachable))).toEqual(['-name not a public address'])
})
