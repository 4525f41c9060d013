import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Fetching, guardedFetch, NotFetched } from './guarded-fetch.ts'
import { isPublicAddress } from './public-address.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A server on this machine, and how often it was asked. */
async function serverThat(answers: RequestListener) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answers(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { host: `127.0.0.1:${port}`, port, asked }
}

const limits: Fetching = { mostBytes: 1000, timeoutMs: 2000 }
const whyNot = (url: string, fetching: Partial<Fetching> = {}) =>
  guardedFetch(url, { ...limits, ...fetching }).then(
    () => 'fetched',
    (error: unknown) => (error instanceof NotFetched ? error.why : error),
  )

test.each(['8.8.8.8', '81.227.1.1', '100.63.255.255', '172.32.0.1', '2a00:801::1', '2600:1f18::1'])(
  '%s is on the open internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1'],
  ...['172.31.255.255', '192.0.0.1', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
  ...['64:ff9b::7f00:1', '2001::1', '2001:db8::1', '2002:7f00:1::1', 'localhost', ''],
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  ...['http://127.0.0.1/', 'http://127.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/'],
  ...['http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[fe80::1]/', 'http://169.254.169.254/latest'],
  'http://localhost/',
])('%s is not asked', async (url) => {
  expect(await whyNot(url)).toBe('private')
})

test.each(['file:///etc/passwd', 'ftp://example.org/a', 'http://user:word@example.org/', 'no address', ''])(
  '%s is no address to fetch from',
  async (url) => {
    expect(await whyNot(url)).toBe('address')
  },
)

test('what is allowed by name and port is fetched from this machine, and nothing beside it', async () => {
  const server = await serverThat((_, response) =>
    response.setHeader('content-type', 'image/png').end('picture'),
  )
  const fetched = await guardedFetch(`http://${server.host}/a`, { ...limits, allowed: [server.host] })
  expect({ ...fetched, bytes: fetched.bytes.toString() }).toEqual({
    ...{ status: 200, type: 'image/png', bytes: 'picture' },
  })
  expect(await whyNot(`http://${server.host}/a`)).toBe('private')
  expect(server.asked).toEqual(['/a'])
})

test('a name that stands for this machine is not asked, whatever else it stands for first', async () => {
  const server = await serverThat((_, response) => response.end('secret'))
  const answers = [['93.184.216.34'], ['127.0.0.1']]
  const resolve = async () => answers.shift() ?? ['127.0.0.1']
  // Asked for once, and that is where the connection goes; a second look would have found another.
  const url = `http://rebinding.example:${server.port}/`
  expect(await whyNot(url, { resolve: async () => ['127.0.0.1', '::1', '10.0.0.1'] })).toBe('private')
  await whyNot(url, { resolve, timeoutMs: 300 })
  expect(answers).toHaveLength(1)
  expect(server.asked).toEqual([])
})

test('a redirect is looked at anew', async () => {
  const inside = await serverThat((_, response) => response.end('secret'))
  const outside = await serverThat(({ url }, response) => {
    const location = url === '/loop' ? '/loop' : url === '/near' ? '/there' : `http://${inside.host}/`
    if (url === '/there') response.end('there')
    else response.writeHead(302, { location }).end()
  })
  const allowed = [outside.host]
  expect(await whyNot(`http://${outside.host}/away`, { allowed })).toBe('private')
  expect(await whyNot(`http://${outside.host}/loop`, { allowed })).toBe('redirects')
  expect(await whyNot(`http://${outside.host}/near`, { allowed })).toBe('fetched')
  expect(inside.asked).toEqual([])
})

test('what is too large is let go of, whether it says so or not', async () => {
  const server = await serverThat(({ url }, response) => {
    if (url === '/said') response.setHeader('content-length', 5000)
    for (let piece = 0; piece < 50; piece += 1) response.write('x'.repeat(100))
    response.end()
  })
  for (const path of ['said', 'unsaid'])
    expect(await whyNot(`http://${server.host}/${path}`, { allowed: [server.host] })).toBe('too_large')
})

test('what is too slow is let go of, before it answers and after', async () => {
  const server = await serverThat(({ url }, response) => {
    if (url === '/begins') response.write('x')
  })
  const slow = { allowed: [server.host], timeoutMs: 150 }
  for (const path of ['silent', 'begins'])
    expect(await whyNot(`http://${server.host}/${path}`, slow)).toBe('too_slow')
})

test('a server that would speak something else is not waited for', async () => {
  const { host } = await serverThat(({ socket }) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n')
  })
  expect(await whyNot(`http://${host}/`, { allowed: [host] })).toBe('unreachable')
})

test('where nobody answers, it is said so', async () => {
  const { host } = await serverThat((_, response) => response.end())
  for (const stop of stops.splice(0)) stop()
  expect(await whyNot(`http://${host}/`, { allowed: [host] })).toBe('unreachable')
})
