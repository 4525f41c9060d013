import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Heard, Trial } from './heard.ts'
import { endpoint, mostBytes, type Question, questionFrom } from './question.ts'
import { openTrialDoor, tooMuch } from './trial-door.ts'

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
  const door = openTrialDoor({ key, baseUrl: () => url, since: now() })
  const server = createServer(async (request, response) => {
    try {
      const question = await questionIn(request)
      const answer = question ? door(question) : tooMuch(request.url ?? '')
      const whole = question && { ...question, answer, trouble: null }
      if (whole) heard.push(whole)
      response.writeHead(answer.status, answer.headers).end(answer.body)
      if (whole) hear?.(whole)
    } catch {
      response.writeHead(500).end()
    }
  })
  server.listen(port, host)
  await once(server, 'listening')
  url = `http://${host}:${(server.address() as AddressInfo).port}${endpoint}`
  return {
    ...{ url, key, jurisdiction, secondMs, heard },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const now = (): number => performance.timeOrigin + performance.now()

/** Null where it is more than the door takes. */
async function questionIn(request: IncomingMessage): Promise<Question | null> {
  const at = now()
  const { method = 'GET', url = '/' } = request
  const body = await bodyOf(request)
  if (!body) return null
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, words]) => [name, String(words)]),
  )
  return questionFrom({ at, method, url, headers, body })
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= mostBytes) chunks.push(chunk)
  }
  return length > mostBytes ? null : Buffer.concat(chunks)
}
