import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createPlainServer, type Server } from 'node:net'
import { rootCertificates } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { ownCertificate } from '../../test/own-certificate.ts'
import { type CertificateKind, townCertificates } from '../../test/town-certificates.ts'
import { NotAnswered, type OutRequest } from './exchange.ts'
import { guardedExchange, trusting } from './guarded-exchange.ts'
import type { Said } from './said.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => server.close())
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
const serverThat = (answers: RequestListener) => listening(createServer(answers))

const ask = (host: string, more: Partial<OutRequest> = {}, heard?: (said: Said) => void) =>
  guardedExchange({ allowed: [host], ...(heard && { heard }) })({
    ...{ method: 'POST', url: `http://${host}/requests.xml`, body: 'a=1', ...more },
  })
const problem = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) =>
      error instanceof NotAnswered
        ? `${error.message}${error.mayHaveArrived ? ', may have arrived' : ''}`
        : error,
  )

test('a question is asked as it is, its answer handed on, and both are heard of', async () => {
  const host = await serverThat(async (request, response) => {
    const sent = await request.setEncoding('utf8').toArray()
    response.writeHead(201, { 'x-as-sent': `${request.method} ${request.url}` }).end(sent.join(''))
  })
  const said: Said[] = []
  const answer = await ask(host, {}, (one) => said.push(one))
  expect(answer).toMatchObject({ status: 201, headers: { 'x-as-sent': 'POST /requests.xml' } })
  expect(answer.body.toString()).toBe('a=1')
  expect(said).toMatchObject([{ answer, problem: null, request: { body: 'a=1' } }])
})

test('what comes packed is unpacked, within its limit', async () => {
  const host = await serverThat((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('å'.repeat(1000)))
  })
  expect((await ask(host)).body.toString()).toBe('å'.repeat(1000))
  expect(await problem(ask(host, { mostBytes: 1999 }))).toBe('the answer is too large, may have arrived')
})

test.each([204, 200])(
  'an answer of %i without a body is one, also where it says that it is packed',
  async (status) => {
    const host = await serverThat((_, response) => {
      response.writeHead(status, { 'content-encoding': 'gzip' }).end()
    })
    const answer = await ask(host)
    expect(answer.status).toBe(status)
    expect(answer.body).toHaveLength(0)
  },
)

test('what is packed is read within its limit too, and what is no packing is no answer', async () => {
  const packed = gzipSync(randomBytes(3000))
  const host = await serverThat((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
  })
  expect(await problem(ask(host, { mostBytes: 2000 }))).toBe('the answer is too large, may have arrived')
  const half = await serverThat((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, 100))
  })
  expect(await problem(ask(half))).toBe('no answer (Z_BUF_ERROR), may have arrived')
})

test('a redirect is an answer', async () => {
  const host = await serverThat((_, response) => void response.writeHead(307, { location: '/' }).end())
  expect(await ask(host)).toMatchObject({ status: 307, headers: { location: '/' } })
})

test('a line that is cut after the question, or an answer that does not come, may have done what was asked', async () => {
  const cutting = await serverThat((request) => void request.socket.destroy())
  expect(await problem(ask(cutting))).toBe('the line was cut, may have arrived')
  const silent = await serverThat(() => {})
  expect(await problem(ask(silent, { timeoutMs: 200 }))).toBe('no answer in time, may have arrived')
  const halfway = await serverThat((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half')
    setTimeout(() => response.destroy(), 20)
  })
  expect(await problem(ask(halfway))).toMatch(/^.+, may have arrived$/)
})

test('a server that would speak something else is not waited for', async () => {
  const host = await listening(
    createPlainServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n')
      })
    }),
  )
  expect(await problem(ask(host))).toBe('it speaks another protocol, may have arrived')
})

test('what nobody has listened to has certainly not arrived', async () => {
  const server = createPlainServer()
  const host = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  expect(await problem(ask(host))).toBe('nobody listens there')
  expect(await problem(ask('a.invalid'))).toMatch(/^no such name|names are not answered$/)
})

test('a certificate that nobody trusts ends it before anything is said; one that is trusted tells its last day', async () => {
  const files = await ownCertificate()
  const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')])
  const host = await listening(
    createSecureServer({ cert, key }, (_, response) => void response.end('secure')),
  )
  const url = `https://${host}/`
  expect(await problem(ask(host, { url }))).toBe('the certificate is not one to trust')
  const named = host.replace('127.0.0.1', 'mail.example')
  const said: Said[] = []
  const trusting = guardedExchange({
    ...{ allowed: [named], resolve: async () => ['127.0.0.1'], tls: { ca: cert } },
    heard: (one) => said.push(one),
  })
  expect((await trusting({ method: 'GET', url: `https://${named}/` })).body.toString()).toBe('secure')
  expect(said[0]?.certificateUntil?.getTime()).toBeGreaterThan(Date.now())
})

test('an authority of one’s own is trusted where it is set, beside the usual ones, and its signature alone', async () => {
  const { authority, of } = await townCertificates()
  const secured = (kind: CertificateKind) =>
    listening(createSecureServer(of[kind], (_, response) => void response.end('secure')))
  const asking = async (host: string, tls: { ca?: string }) =>
    problem(guardedExchange({ allowed: [host], tls })({ method: 'GET', url: `https://${host}/` }))
  const right = await secured('right')
  expect(await asking(right, { ca: authority })).toBe('answered')
  expect(await asking(right, {})).toBe('the certificate is not one to trust')
  const other = await secured('self_signed')
  expect(await asking(other, { ca: authority })).toBe('the certificate is not one to trust')
  expect(await asking(await secured('expired'), { ca: authority })).toBe('the certificate has run out')
  expect(await asking(await secured('other_name'), { ca: authority })).toBe(
    'the certificate is for another name',
  )
  expect(trusting(authority)).toEqual([...rootCertificates, authority])
})

test('a line that is cut while it is secured is told as that, and nothing has arrived', async () => {
  const host = await listening(createPlainServer((socket) => socket.once('data', () => socket.destroy())))
  expect(await problem(ask(host, { url: `https://${host}/` }))).toBe('the line was cut, before it was secure')
})

test.each(['http://127.0.0.1:1/', 'http://[::1]/', 'http://169.254.169.254/', 'http://localhost/'])(
  '%s is not asked',
  async (url) => {
    expect(await problem(guardedExchange({})({ method: 'GET', url }))).toBe('not a public address')
  },
)

test.each(['file:///etc/passwd', 'http://user:word@example.org/', 'no address'])(
  '%s is no address',
  async (url) => {
    expect(await problem(guardedExchange({})({ method: 'GET', url }))).toBe('no address that can be asked')
  },
)
