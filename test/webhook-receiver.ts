import { createHmac } from 'node:crypto'
import {
  createServer as createPlain,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { TLSSocket } from 'node:tls'

/** An event as a body's own program has taken it. */
export type TakenEvent = {
  id: string
  type: string
  sequence?: string
  subject?: string
  data: Record<string, unknown>
}

/** What goes wrong with the next answers, in turn. */
export type Trouble =
  | { status: number; headers?: Record<string, string> }
  | 'page'
  | 'cut_after'
  | 'silent_after'

type Options = {
  /** What it checks signatures by; it may know an old one only, or a new one. */
  secret?: string
  /** Whom it gives tokens to; nobody comes in without one. */
  client?: { id: string; secret: string; seconds?: number }
  /** In PEM; `ca`: whose certificates may come in. */
  tls?: { cert: string; key: string; ca: string }
}

/**
 * A program that takes our events as the README of the kind tells vendors to: it checks the signature by its own code,
 * knows a repeat by its id, and answers with what it calls the case.
 */
export async function startWebhookReceiver({ secret = 'hemligt', client, tls }: Options = {}) {
  const taken: TakenEvent[] = []
  const refused: string[] = []
  const troubles: Trouble[] = []
  const tokens = new Set<string>()
  const seen = { repeats: 0, tokensAsked: 0, common: [] as string[] }

  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void (request.url === '/token' ? giveToken(request, response) : take(request, response))
  const server: Server = tls
    ? createSecure({ ...tls, requestCert: true, rejectUnauthorized: true }, listener)
    : createPlain(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request)
    if (tls) seen.common.push(String((request.socket as TLSSocket).getPeerCertificate().subject.CN))
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (client && !tokens.has(token)) return answer(response, 401, {})
    if (!isSigned(request.headers['fixamingata-signature'], body, secret)) {
      refused.push(body)
      return answer(response, 403, {})
    }
    const trouble = troubles.shift()
    if (trouble === 'page')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Tack!</h1>')
    if (typeof trouble === 'object') return answer(response, trouble.status, {}, trouble.headers)
    const event: TakenEvent = JSON.parse(body)
    if (taken.some(({ id }) => id === event.id)) seen.repeats += 1
    else taken.push(event)
    if (trouble === 'cut_after') return void response.destroy()
    if (trouble !== 'silent_after') answer(response, 200, { externalId: `K-${event.subject}` })
  }

  async function giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    seen.tokensAsked += 1
    const form = new URLSearchParams(await textOf(request))
    const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? []
    const shown = basic === '' ? `${form.get('client_id')}:${form.get('client_secret')}` : decode(basic)
    const trouble = troubles[0]
    if (typeof trouble === 'object' && trouble.status === 599) return answer(response, 503, {})
    if (
      !client ||
      form.get('grant_type') !== 'client_credentials' ||
      shown !== `${client.id}:${client.secret}`
    )
      return answer(response, 400, { error: 'invalid_client' })
    const token = `token-${seen.tokensAsked}`
    tokens.add(token)
    answer(response, 200, { access_token: token, token_type: 'Bearer', expires_in: client.seconds ?? 3600 })
  }

  return {
    host,
    url: `${tls ? 'https' : 'http'}://${host}/events`,
    tokenUrl: `http://${host}/token`,
    taken,
    refused,
    seen,
    trouble: (...coming: Trouble[]) => void troubles.push(...coming),
    /** What would have gone wrong next does not. */
    mend: () => void troubles.splice(0),
    /** All tokens that it has given are over. */
    forgetTokens: () => tokens.clear(),
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** As a vendor would write it from the README. */
function isSigned(header: string | string[] | undefined, body: string, secret: string): boolean {
  const parts = String(header)
    .split(',')
    .map((part) => part.split('='))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  if (Math.abs(Date.now() / 1000 - Number(time)) > 300) return false
  const right = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  return parts.some(([name, value]) => name === 'v1' && value === right)
}

const decode = (basic: string): string =>
  Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent).join(':')

function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
