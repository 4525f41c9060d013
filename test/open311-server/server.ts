import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { openTlsDoor, type TlsFault, tlsFaultNames } from '../tls-door.ts'
import { answerDiscovery } from './answer-discovery.ts'
import { answerRequest, answerRequests, NoTime } from './answer-requests.ts'
import { answerDefinition, answerServices } from './answer-services.ts'
import { answerUpdates, takeUpdate } from './answer-updates.ts'
import { type Asked, byName, first, readForm, type Town } from './asked.ts'
import { casePage, listPage, press } from './case-page.ts'
import { City, type CityService } from './city.ts'
import { pressFault } from './fault-page.ts'
import { type Broken, breakAfter, breakBefore, nextTrouble, type Trouble } from './faults.ts'
import { townServices } from './services.ts'
import { type Style, type StyleName, styleOf } from './style.ts'
import { answerToken, takeRequest } from './take-request.ts'
import { type Answer, page, writeMistake } from './write.ts'

type Options = {
  style?: StyleName
  /** What it does otherwise than its family. */
  otherwise?: Partial<Style>
  key?: string
  jurisdiction?: string | null
  /** Updates are told to its key alone. */
  tellsByKey?: boolean
  services?: readonly CityService[]
  /** Any that is free unless given. */
  port?: number
}

const prefix = '/open311/v2/'

/**
 * A city's case system that speaks GeoReport v2 and updates as one family of servers does, over real HTTP: with a page of
 * its cases at `/`, and faults on command.
 */
export async function startOpen311Server(options: Options = {}) {
  const {
    style = 'standard',
    otherwise,
    key = 'stadens-nyckel',
    jurisdiction = null,
    tellsByKey = false,
    port = 0,
  } = options
  const city = new City(options.services ?? townServices)
  const usual = { ...styleOf(style), ...otherwise }
  const town: Town = {
    ...{ city, style: usual, usual, key, jurisdiction, tellsByKey },
    url: '',
  }
  const troubles: Trouble[] = []
  const asked: Asked[] = []
  const answerTo = (request: IncomingMessage, response: ServerResponse) =>
    void answer(town, troubles, asked, request)
      .then((broken) => send(response, broken))
      .catch((error: unknown) => send(response, page(String(error), 500)))
  const server = createServer(answerTo)
  const door = await openTlsDoor(server, port, () => nextTlsFault(troubles))
  const host = `127.0.0.1:${door.port}`
  const url = `http://${host}`

  town.url = (url + prefix).slice(0, -1)
  return {
    ...{ url, host, city, key },
    endpoint: url + prefix,
    /** The same over TLS, by a certificate of `townCertificates`. */
    secureEndpoint: `https://${host}${prefix}`,
    /** Every question that was asked, as it was understood. */
    asked,
    /** What goes wrong from now on, in turn for each kind of question. */
    fail: (...coming: Trouble[]) => void troubles.push(...coming),
    /** Nothing goes wrong any more. */
    mend: () => void troubles.splice(0),
    async stop(): Promise<void> {
      server.closeAllConnections()
      await door.close()
    },
  }
}

function nextTlsFault(troubles: Trouble[]): TlsFault | null {
  const next = nextTrouble(troubles, 'TLS')
  return tlsFaultNames.find((name) => name === next?.fault) ?? null
}

async function answer(
  town: Town,
  troubles: Trouble[],
  heard: Asked[],
  request: IncomingMessage,
): Promise<Broken> {
  const url = new URL(request.url ?? '/', 'http://stad.example')
  const body = Buffer.concat(await request.toArray())
  if (!url.pathname.startsWith(prefix)) return pages(town, troubles, request.method ?? 'GET', url, body)
  const asked = await readAsked(request, url, body, troubles)
  heard.push(asked)
  const broken = await breakBefore(asked.fault)
  return broken ?? breakAfter(asked.fault, answered(town, asked))
}

function pages(town: Town, troubles: Trouble[], method: string, { pathname }: URL, body: Buffer): Answer {
  const { city } = town
  const form = new URLSearchParams(body.toString())
  if (pathname === '/fel' && method === 'POST' && pressFault(form.get('fel') ?? '', town, troubles))
    return { ...page('', 303), headers: { location: '/' } }
  const [, id] = /^\/arende\/([^/]+)$/.exec(decodeURIComponent(pathname)) ?? []
  if (id === undefined) return listPage(city)
  return method === 'POST' ? press(city, id, form) : casePage(city, id)
}

async function readAsked(
  { method = 'GET', headers }: IncomingMessage,
  url: URL,
  body: Buffer,
  troubles: Trouble[],
): Promise<Asked> {
  const [, name = '', format = ''] = /^(.*)\.(xml|json)$/.exec(url.pathname.slice(prefix.length)) ?? []
  const resource = name.split('/').map(decodeURIComponent).join('/')
  const form =
    method === 'POST'
      ? await readForm(body, headers['content-type'] ?? '')
      : { fields: byName(url.searchParams), photos: [] }
  const [kind = ''] = resource.split('/')
  const fault = nextTrouble(troubles, `${method} ${kind}`)
  return { method, resource, format: format === 'json' ? 'json' : 'xml', ...form, headers, fault }
}

function answered(town: Town, asked: Asked): Answer {
  const { style, key, jurisdiction } = town
  const [kind = '', ...rest] = asked.resource.split('/')
  const named = rest.join('/')
  const needsKey = asked.method === 'POST' || (kind === 'servicerequestupdates' && town.tellsByKey)
  if (needsKey && first(asked, 'api_key') !== key) return writeMistake(style, asked.format, 403, 'Fel nyckel')
  if (jurisdiction !== null && first(asked, 'jurisdiction_id') !== jurisdiction)
    return writeMistake(style, asked.format, 404, 'jurisdiction_id')
  const handler = handlers[`${asked.method} ${kind}${named === '' ? '' : '/'}`]
  if (!handler) return writeMistake(style, asked.format, 404, 'Finns inte')
  try {
    return handler(town, asked, named)
  } catch (error) {
    if (error instanceof NoTime) return writeMistake(style, asked.format, 400, `Ingen tid: ${error.message}`)
    throw error
  }
}

const handlers: Readonly<Record<string, (town: Town, asked: Asked, named: string) => Answer>> = {
  'GET discovery': answerDiscovery,
  'GET services': answerServices,
  'GET services/': answerDefinition,
  'GET requests': answerRequests,
  'GET requests/': answerRequest,
  'POST requests': takeRequest,
  'GET tokens/': answerToken,
  'GET servicerequestupdates': answerUpdates,
  'POST servicerequestupdates': takeUpdate,
}

/** `silent`: the line stays open and nothing comes. */
function send(response: ServerResponse, broken: Broken): void {
  if (broken === 'silent' || broken === null) return
  if (broken === 'cut') return void response.destroy()
  response.writeHead(broken.status, broken.headers).end(broken.body)
}
