import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { type Exchange, NotAnswered, type OutAnswer, type OutRequest } from '#http/exchange.ts'

const halfAMinute = 30_000
const tenMillion = 10_000_000

/** Asks whatever address it is given, the asker's own machine too: for programs at a keyboard, never for the service. */
export const plainExchange: Exchange = (asked) =>
  new Promise((resolve, reject) => {
    let hasLeft = false
    const fail = (error: Error) => reject(new NotAnswered(error.message, hasLeft, error))
    try {
      const sent = begin(asked, (answer) => take(answer, asked).then(resolve, fail))
      sent.on('error', fail)
      sent.on('socket', (socket) =>
        onceOpen(socket, () => {
          hasLeft = true
        }),
      )
      sent.end(asked.body)
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
    }
  })

function begin(
  { method, url, headers = {}, timeoutMs = halfAMinute }: OutRequest,
  hear: (answer: http.IncomingMessage) => void,
): http.ClientRequest {
  const { request } = url.startsWith('https:') ? https : http
  return request(url, { method, headers: { ...headers }, signal: AbortSignal.timeout(timeoutMs) }, hear)
}

function onceOpen(socket: Socket, act: () => void): void {
  if (socket.connecting) socket.once('encrypted' in socket ? 'secureConnect' : 'connect', act)
  else act()
}

async function take(
  answer: http.IncomingMessage,
  { mostBytes = tenMillion }: OutRequest,
): Promise<OutAnswer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new Error(`the answer is larger than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, words]) => [name, [words ?? ''].flat().join(', ')]),
  )
  return { status: answer.statusCode ?? 0, headers, body: unpacked(Buffer.concat(chunks), headers) }
}

const unpack: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

function unpacked(body: Buffer, headers: Readonly<Record<string, string>>): Buffer {
  const packing = headers['content-encoding'] ?? ''
  return body.length === 0 ? body : (unpack[packing]?.(body) ?? body)
}
