import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { openTlsDoor } from '../tls-door.ts'
import { townCertificates } from '../town-certificates.ts'
import { type CaseBook, caseBook, type NewCase, type NewEvent } from './case-book.ts'
import { beginOwnCase, changeFaults, handleCase } from './clicks.ts'
import { type Answered, type Asked, type Desk, desk, type OperationName } from './desk.ts'
import { type FaultBook, faultBook } from './faults.ts'
import { casePage, frontPage } from './pages.ts'
import { readQuestion as readRest } from './rest.ts'
import { readQuestion as readSoap, writeAnswer } from './soap.ts'

type Options = {
  port?: number
  key?: string
  /** Where each of its own events is pushed to, and what it is signed with. */
  pushTo?: { url: string; secret: string }
}

/**
 * Infracontrol as we assume that it is (src/integrations/infracontrol/README.md), on loopback: REST and SOAP of one state,
 * pages to handle cases on, and faults on command.
 */
export async function startInfracontrol({ port = 0, key = 'nyckel', pushTo }: Options = {}) {
  const book = caseBook()
  const faults = faultBook()
  const world = desk({ book, faults, url: () => url })
  /** Every question that was answered by doing it, in order. */
  const done: OperationName[] = []
  const pushes: Promise<number>[] = []
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    void handle({ book, faults, desk: world, done, key }, request, response).catch(() => response.destroy())
  const server = createServer(answer)
  const door = await openTlsDoor(server, port, faults.takeTls)
  const url = `http://127.0.0.1:${door.port}`
  const secureUrl = `https://127.0.0.1:${door.port}`
  let told = pushTo
  book.listen((event) => {
    if (told && event.origin === '' && !event.isHeld)
      pushes.push(push(told, { handelser: [world.eventOf(event)] }))
  })
  const isHeld = () => faults.take('late', 'handle') !== null
  return {
    url,
    rest: `${url}/rest`,
    soap: `${url}/soap`,
    /** The same over TLS, by a certificate of `townCertificates`. */
    secure: { url: secureUrl, rest: `${secureUrl}/rest`, soap: `${secureUrl}/soap` },
    book,
    faults,
    done,
    /** From now on its own events are pushed there. */
    pushTo: (target: { url: string; secret: string }) => {
      told = target
    },
    /** What the answers to its pushes were. */
    pushed: () => Promise.all(pushes),
    handle: (caseId: string, event: Partial<NewEvent>) =>
      book.add({ kind: 'STATUS', isHeld: isHeld(), ...event, caseId }),
    order: (begun: NewCase) => book.begin({ kind: 'ARBETSORDER', state: 'Mottagen', ...begun }, isHeld()),
    stop: () => {
      server.closeAllConnections()
      return door.close()
    },
  }
}

type World = { book: CaseBook; faults: FaultBook; desk: Desk; done: OperationName[]; key: string }

async function handle(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator.example')
  const method = request.method ?? 'GET'
  const body = await bytesOf(request)
  const isSoap = pathname === '/soap'
  if (!isSoap && !pathname.startsWith('/rest/'))
    return clicked(world, method, pathname, formOf(request, body), response)
  const question = isSoap
    ? readSoap(body.toString('utf8'))
    : readRest(method, pathname.slice('/rest'.length), searchParams, body.toString('utf8'))
  if (!question) return send(response, 404, '', 'text/plain')
  const { operation, asked } = question
  const say = (answered: Answered, headers: Record<string, string> = {}) => {
    if (!isSoap)
      return send(response, answered.status, JSON.stringify(answered.body), 'application/json', headers)
    const { status, xml } = writeAnswer(operation, answered)
    send(response, answered.status === 429 ? 429 : status, xml, 'text/xml', headers)
  }
  if (request.headers.authorization !== `Bearer ${world.key}`)
    return say({ status: 401, body: { felkod: 'Behorighet' } })
  if (await isFaulty(world.faults, operation, { response, say })) return
  const answered = perform(world, operation, asked)
  if (!isFaultyAfter(world.faults, operation, { response, say })) say(answered)
}

function perform({ desk: { operations }, done }: World, operation: OperationName, asked: Asked): Answered {
  const answered = operations[operation](asked)
  if (answered.status < 300) done.push(operation)
  return answered
}

type Saying = {
  response: ServerResponse
  say: (answered: Answered, headers?: Record<string, string>) => void
}

const failed: Answered = { status: 500, body: { felkod: 'Server' } }

/** What goes wrong before anything is done. */
async function isFaulty(faults: FaultBook, operation: string, { response, say }: Saying): Promise<boolean> {
  const slow = faults.take('slow', operation)
  if (slow) await wait(slow.seconds * 1000)
  const busy = faults.take('busy', operation)
  if (busy) say({ status: 429, body: {} }, { 'retry-after': String(busy.seconds) })
  else if (faults.take('error', operation)) say(failed)
  else if (faults.take('unavailable', operation)) say({ status: 503, body: {} })
  else if (faults.take('cut', operation)) response.destroy()
  else if (faults.take('page', operation)) sendPage(response, '<h1>Underhåll</h1>')
  else return false
  return true
}

/** What goes wrong when it has been done. */
function isFaultyAfter(faults: FaultBook, operation: string, { response, say }: Saying): boolean {
  if (faults.take('silent_after', operation)) return true
  if (faults.take('cut_after', operation)) response.destroy()
  else if (faults.take('error_after', operation)) say(failed)
  else if (faults.take('page_after', operation)) sendPage(response, '<h1>Tack</h1><br>')
  else return false
  return true
}

/** The pages, and what is clicked on them. */
async function clicked(
  { book, faults }: World,
  method: string,
  path: string,
  form: () => Promise<FormData>,
  response: ServerResponse,
): Promise<void> {
  const isHeld = () => faults.take('late', 'handle') !== null
  const [, room, id = ''] = path.split('/')
  const one = book.caseOf(id)
  const photo = book.photoOf(id)
  const seeOther = (to: string) => response.writeHead(303, { location: to }).end()
  if (path === '/' && method === 'GET') return sendPage(response, frontPage(book, faults))
  if (room === 'arende' && one && method === 'GET')
    return sendPage(
      response,
      casePage(
        one,
        book.events.filter(({ caseId }) => caseId === one.id),
      ),
    )
  if (path === '/utfardare.pem')
    return send(response, 200, (await townCertificates()).authority, 'application/x-pem-file')
  if (room === 'filer' && photo) return send(response, 200, photo.bytes, photo.type)
  if (method !== 'POST') return send(response, 404, '', 'text/plain')
  if (room === 'arende' && one) {
    await handleCase(book, one.id, await form(), isHeld())
    return void seeOther(path)
  }
  if (room === 'egna-arenden')
    return void seeOther(`/arende/${beginOwnCase(book, await form(), isHeld()).id}`)
  if (room === 'faults' && changeFaults(faults, book, Object.fromEntries(await form())))
    return void seeOther('/')
  send(response, 404, '', 'text/plain')
}

/** What a form has posted, or a script as JSON. */
const formOf = (request: IncomingMessage, body: Buffer) => async (): Promise<FormData> => {
  const type = request.headers['content-type'] ?? ''
  if (!type.includes('json'))
    return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const form = new FormData()
  for (const [name, value] of Object.entries(JSON.parse(body.toString('utf8')) as Asked))
    form.set(name, String(value))
  return form
}

const sendPage = (response: ServerResponse, html: string) =>
  send(response, 200, html, 'text/html; charset=utf-8')

function send(
  response: ServerResponse,
  status: number,
  content: string | Buffer,
  type: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, ...headers }).end(content)
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

/** Signed as docs and README say, by the vendor's own code. */
async function push({ url, secret }: { url: string; secret: string }, told: object): Promise<number> {
  const body = JSON.stringify(told)
  const seconds = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'fixamingata-signature': `t=${seconds},v1=${signature}`,
  }
  // Nobody is there when the service is stopped: it asks for what is new when it is back.
  const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
  return answer?.status ?? 0
}
