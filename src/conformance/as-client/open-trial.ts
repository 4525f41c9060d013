import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Heard, Trial } from './heard.ts'
import { openTrialDoor } from './trial-door.ts'

const prefix = '/open311/v2/'

export type OpenedTrial = Trial & {
  /** Where the program that is tried should ask. */
  url: string
  close(): Promise<void>
}

export type TrialOptions = {
  /** Any free one unless given. */
  port?: number
  /** The kit's own machine alone unless given. */
  host?: string
  jurisdiction?: string
  secondMs?: number
  hear?: (heard: Heard) => void
}

/** Opens a server of the kit's own, and keeps what a program asks of it. */
export async function openTrial(options: TrialOptions = {}): Promise<OpenedTrial> {
  const { port = 0, host = '127.0.0.1', jurisdiction = 'kit.example', secondMs = 1000, hear } = options
  const key = `kit-${randomBytes(12).toString('hex')}`
  const heard: Heard[] = []
  let url = ''
  const door = openTrialDoor({ key, baseUrl: () => url })
  const server = createServer(async (request, response) => {
    try {
      const question = await questionIn(request)
      const answer = door(question)
      const whole = { ...question, answer, trouble: null }
      heard.push(whole)
      response.writeHead(answer.status, answer.headers).end(answer.body)
      hear?.(whole)
    } catch {
      response.writeHead(500).end()
    }
  })
  server.listen(port, host)
  await once(server, 'listening')
  url = `http://${host}:${(server.address() as AddressInfo).port}${prefix.slice(0, -1)}`
  return {
    ...{ url, key, jurisdiction, secondMs, heard },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const most = 30_000_000

async function questionIn(request: IncomingMessage): Promise<Omit<Heard, 'answer' | 'trouble'>> {
  const at = performance.now()
  const { method = 'GET', url = '/' } = request
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  const bytes = await bodyOf(request)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, words]) => [name, String(words)]),
  )
  const contentType = headers['content-type'] ?? ''
  return {
    ...{ at, method, contentType, bytes, query: new URLSearchParams(query) },
    path: path.startsWith(prefix) ? path.slice(prefix.length) : path,
    posted: await postedIn(bytes, contentType),
    request: { method: method as 'GET' | 'POST', url, headers, body: bytes },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > most) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The words of a form; files are left out. */
async function postedIn(bytes: Buffer, type: string): Promise<URLSearchParams> {
  if (!/^multipart\/form-data/i.test(type)) return new URLSearchParams(bytes.toString('utf8'))
  try {
    const body = new Uint8Array(bytes)
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    return new URLSearchParams([...form].filter((one): one is [string, string] => typeof one[1] === 'string'))
  } catch {
    return new URLSearchParams()
  }
}
