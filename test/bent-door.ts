import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import { type Chance, chanceOf } from './chance.ts'
import { aRecording, hurtAnswer } from './fuzzed-answers.ts'

type Answer = { status: number; type: string; body: Buffer }
type Way = (response: ServerResponse, answer: Answer, chance: Chance) => void

/**
 * A door before a system of others, over real HTTP: what it answers comes through whole, or, while it is bent by a seed, hurt
 * in what it says and how it comes.
 */
export async function openBentDoor(target: string) {
  let seed: number | null = null
  const server = createServer((request, response) => {
    answerBent(target, seed, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}`,
    bend: (by: number) => {
      seed = by
    },
    mend: () => {
      seed = null
    },
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answerBent(
  target: string,
  seed: number | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = Buffer.concat(await request.toArray())
  const { url = '/' } = request
  if (seed === null) return plain(response, await answerOf(target + url, request, body))
  const chance = chanceOf(seed)
  // Whichever was asked for, it is read by what it begins with.
  const address = target + (chance.number(2) === 0 ? url.replace(/\.xml(?=\?|$)/, '.json') : url)
  // What is not handed on is never done, though it may be answered as if it were.
  const answer =
    chance.number(5) === 0
      ? { status: 200, type: 'text/xml', body: aRecording(chance) }
      : await answerOf(address, request, body)
  const hurt = chance.number(10) === 0 ? answer : { ...answer, body: hurtAnswer(answer.body, chance) }
  const way = chance.number(3) > 0 ? plain : chance.of(ways)
  way(response, hurt, chance)
}

async function answerOf(
  address: string,
  { method, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const { authorization, 'content-type': type } = headers
  const answer = await fetch(address, {
    method: method ?? 'GET',
    headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

const plain = (response: ServerResponse, { status, type, body }: Answer): void =>
  void response.writeHead(status, { 'content-type': type }).end(body)

const headed =
  (headers: (answer: Answer, chance: Chance) => Record<string, string>): Way =>
  (response, answer, chance) =>
    void response
      .writeHead(answer.status, { 'content-type': answer.type, ...headers(answer, chance) })
      .end(answer.body)

const packed =
  (name: string, pack: (body: Buffer, chance: Chance) => Buffer): Way =>
  (response, { status, body }, chance) =>
    void response.writeHead(status, { 'content-encoding': name }).end(pack(body, chance))

/** Bytes in place of an answer. */
const raw =
  (write: (answer: Answer) => Buffer | string): Way =>
  (response, answer) =>
    void response.socket?.end(write(answer))

const bomb = gzipSync(Buffer.alloc(12_000_000))

const places = [
  ...([
    '',
    '/',
    '.',
    '?',
    '//',
    'http://',
    'http://[',
    'file:///etc/passwd',
    'javascript:1',
    '\u00e5',
  ] as const),
  ...([
    'http://127.0.0.1:1/',
    'http://169.254.169.254/latest',
    'http://a:b@127.0.0.1/',
    'https://127.0.0.1/',
  ] as const),
] as const

const types = [
  ...(['', 'text/html', 'application/json; charset=utf-16', 'text/xml; charset="', 'image/png'] as const),
  ...(['text/xml; charset=x-unknown', 'application/json; charset=shift_jis', 'multipart/mixed'] as const),
] as const

const statuses = [204, 206, 304, 400, 401, 403, 404, 409, 418, 429, 500, 502, 503, 599] as const

/** How an answer may come. Those that wait until nobody waits any more come seldom. */
const ways: readonly [Way, ...Way[]] = [
  (response, answer, { of }) => plain(response, { ...answer, status: of(statuses) }),
  headed((_, { of }) => ({ 'content-type': of(types) })),
  (response, _, { of }) =>
    void response.writeHead(of([301, 302, 307, 308]), { location: encodeURI(of(places)) }).end(),
  (response, _, { of }) =>
    void response.writeHead(of([301, 308]), { location: response.req.url ?? '/' }).end(),
  packed('gzip', (body) => gzipSync(body)),
  packed('gzip', (body, { number }) => gzipSync(body).subarray(0, number(40))),
  packed('gzip', (body) => body),
  packed('deflate', (body) => deflateSync(body).subarray(2)),
  packed('br', (body) => body),
  packed('zstd', (body) => body),
  packed('gzip', () => bomb),
  headed(({ body }) => ({ 'content-length': String(Math.max(0, body.length - 5)), connection: 'close' })),
  (response, { body }) => {
    response.writeHead(200, { 'content-length': String(body.length + 50) })
    response.write(body, () => response.destroy())
  },
  (response, { body }, { number }) => {
    response.write(body.subarray(0, number(body.length)), () => response.destroy())
  },
  (response) => void response.destroy(),
  raw(() => 'SSH-2.0-OpenSSH_9.6\r\n'),
  raw(() => 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nå'),
  raw(({ body }) => `HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
  raw(() => 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
  raw(() => `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`),
  raw(() => 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 000 \r\n\r\n'),
  (response, { body }, { number }) => {
    if (number(3) > 0) return void response.end(body)
    const dripping = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(dripping))
  },
]
