import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { rootCertificates, type TLSSocket } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type Exchange, NotAnswered, type OutAnswer, type OutRequest } from './exchange.ts'
import { isClosedNumber, NotPublic, pinnedLookup, type Reach } from './guarded-lookup.ts'
import type { Said } from './said.ts'
import { problemOf, TooStrange } from './why-not-answered.ts'

type Guarded = Reach & {
  /** A certificate of ours, where the far side asks for one; whom to trust, besides those all trust. */
  tls?: { cert?: string; key?: string; ca?: string }
  /** Hears of each exchange when it is over. */
  heard?(said: Said): void
}

const usualTimeoutMs = 30_000
const usualMostBytes = 10_000_000

/**
 * Asks systems of others, each time on a connection of its own: whether anything may have arrived can then be told.
 * What may not be reached (SSRF) is not asked; redirects are handed on as answers.
 */
export const guardedExchange =
  (guarded: Guarded): Exchange =>
  async (request) => {
    const startedAt = new Date()
    const call: Call = { isReached: false, hasLeft: false, certificateUntil: null }
    const over = (answer: OutAnswer | null, problem: string | null) => {
      const { certificateUntil } = call
      const tookMs = Date.now() - startedAt.getTime()
      guarded.heard?.({ request, answer, problem, startedAt, tookMs, certificateUntil })
    }
    try {
      const answer = await ask(request, guarded, call)
      over(answer, null)
      return answer
    } catch (error) {
      const problem = problemOf(error) + (isCutUnsecured(error, call) ? ', before it was secure' : '')
      over(null, problem)
      throw new NotAnswered(problem, call.hasLeft, error)
    }
  }

type Call = { isReached: boolean; hasLeft: boolean; certificateUntil: Date | null }

async function ask(asked: OutRequest, guarded: Guarded, call: Call): Promise<OutAnswer> {
  const url = readUrl(asked.url)
  if (isClosedNumber(url, guarded)) throw new NotPublic()
  const signal = AbortSignal.timeout(asked.timeoutMs ?? usualTimeoutMs)
  const answer = await send(url, optionsOf(url, asked, guarded, signal), asked.body, call)
  const body = await readBody(answer, asked.mostBytes ?? usualMostBytes)
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body }
}

function readUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new TooStrange('no address that can be asked')
  return url
}

function optionsOf(url: URL, asked: OutRequest, guarded: Guarded, signal: AbortSignal): RequestOptions {
  const length = asked.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(asked.body)) }
  return {
    method: asked.method,
    headers: {
      'user-agent': 'FixaMinGata',
      'accept-encoding': 'gzip, deflate',
      ...asked.headers,
      ...length,
    },
    signal,
    agent: false,
    lookup: pinnedLookup(url, guarded),
    ...guarded.tls,
    ...(guarded.tls?.ca && { ca: trusting(guarded.tls.ca) }),
  }
}

/** An authority of one's own, beside those that all trust. */
export const trusting = (authority: string): string[] => [...rootCertificates, authority]

const send = (url: URL, options: RequestOptions, body: string | Buffer | undefined, call: Call) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const request = url.protocol === 'https:' ? secureRequest : plainRequest
    const asking = request(url, options, resolve)
    const isReady = url.protocol === 'https:' ? 'secureConnect' : 'connect'
    asking.on('socket', (socket) => {
      socket.once('connect', () => {
        call.isReached = true
      })
      socket.once(isReady, () => {
        call.hasLeft = true
        call.certificateUntil = certificateEnd(socket as TLSSocket)
      })
    })
    asking.on('error', reject)
    // Who asks for another way of speaking answers nothing more, and no error comes of it: it would be waited for without end.
    asking.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(new TooStrange('it speaks another protocol'))
    })
    asking.end(body)
  })

/** Somebody is there, and ends it while it is agreed how to speak. */
const isCutUnsecured = (error: unknown, { isReached, hasLeft }: Call): boolean =>
  isReached && !hasLeft && error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

function certificateEnd(socket: TLSSocket): Date | null {
  const until = socket.getPeerCertificate?.().valid_to
  return until ? new Date(until) : null
}

/** The bytes as they come, then unpacked; both within the limit. An answer without a body may say that it is packed. */
async function readBody(answer: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const raw = await atMost(answer, mostBytes)
  const unpack = unpackers[answer.headers['content-encoding']?.toLowerCase() ?? '']?.()
  if (!unpack || raw.length === 0) return raw
  return pipeline([raw], unpack, (source: AsyncIterable<Buffer>) => atMost(source, mostBytes))
}

async function atMost(source: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    length += chunk.length
    if (length > mostBytes) throw new TooStrange('the answer is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
