import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { NotAnswered } from './exchange.ts'
import { guardedConnect } from './guarded-socket.ts'

let calls = 0
const server = createServer((socket) => {
  calls += 1
  socket.end('hej')
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => server.close())
const { port } = server.address() as AddressInfo

const problem = (connecting: Promise<unknown>) =>
  connecting.then(
    () => 'connected',
    (error: unknown) => (error instanceof NotAnswered && !error.mayHaveArrived ? error.message : error),
  )

test('a name is asked for once, and the line goes where that was', async () => {
  const asked: string[] = []
  const resolve = async (host: string) => {
    asked.push(host)
    return ['127.0.0.1']
  }
  const socket = await guardedConnect({ allowed: [`filer.example:${port}`], resolve })('filer.example', port)
  expect(String(await socket.setEncoding('utf8').toArray())).toBe('hej')
  expect(asked).toEqual(['filer.example'])
})

test('what stands for this machine or its neighbours is not reached, by name or by number', async () => {
  const before = calls
  const resolve = async () => ['127.0.0.1', '10.0.0.1', '::1']
  expect(await problem(guardedConnect({ resolve })('filer.example', port))).toBe('not a public address')
  for (const host of ['127.0.0.1', '127.1', '2130706433', '0x7f.1', 'localhost', '169.254.169.254'])
    expect(await problem(guardedConnect({})(host, port)), host).toMatch(/^not a public address|no such name/)
  // The same host at another port is another.
  const other = guardedConnect({ allowed: ['127.0.0.1:1'] })
  expect(await problem(other('127.0.0.1', port))).toBe('not a public address')
  expect(calls).toBe(before)
})

test('where nobody listens, or no name is, it is said so', async () => {
  const nobody = createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const { port: closed } = nobody.address() as AddressInfo
  await new Promise((done) => nobody.close(done))
  const allowed = [`127.0.0.1:${closed}`]
  expect(await problem(guardedConnect({ allowed })('127.0.0.1', closed))).toBe('nobody listens there')
  const resolve = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
  expect(await problem(guardedConnect({ resolve })('finns-inte.example', 22))).toBe('no such name')
})
