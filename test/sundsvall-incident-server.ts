import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** An errand as the city's API keeps it. */
export type Errand = {
  incidentId: string
  externalCaseId: string | null
  personId: string
  email: string | null
  description: string
  coordinates: string | null
  category: number
  status: string
  feedback: string | null
  attachments: Record<string, string>[]
  created: string
  updated: string
}

/** What goes wrong with the next answers, in turn, or with those to one method. */
export type Trouble = {
  kind: 'error' | 'error_after' | 'cut_after' | 'busy' | 'page'
  on: 'GET' | 'POST' | 'PATCH'
}

const coordinates = /^[-+]?([1-8]?\d(\.\d+)?|90(\.0+)?),\s*[-+]?(180(\.0+)?|((1[0-7]\d)|([1-9]?\d))(\.\d+)?)$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** As much of Sundsvall's api-service-incident as a report goes through, by its OpenAPI file; a repeat is a new errand. */
export async function startSundsvallIncident({ municipalityId = '2281', token = '' } = {}) {
  const errands: Errand[] = []
  const troubles: Trouble[] = []
  /** What the mail on to those who handle it comes to. */
  const passing = { status: 'INSKICKAT' }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const text = await textOf(request)
    const trouble = troubles[0]?.on === request.method ? troubles.shift()?.kind : undefined
    if (trouble === 'error') return send(response, 500, { title: 'Internal Server Error' })
    if (trouble === 'busy') return send(response, 429, {})
    if (trouble === 'page')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hej</h1>')
    if (token !== '' && request.headers.authorization !== `Bearer ${token}`) return send(response, 401, {})
    const [, id, room, ...path] = pathname.split('/')
    const said =
      id === municipalityId
        ? routed(request.method ?? '', `${room}/${path.join('/')}`, searchParams, text)
        : null
    if (trouble === 'cut_after') return void response.destroy()
    if (trouble === 'error_after') return send(response, 500, {})
    send(response, said?.status ?? 404, said?.body ?? { title: 'Not Found' })
  }

  function routed(method: string, path: string, query: URLSearchParams, text: string) {
    const [, oep] = /^incident\/internal\/oep\/([^/]+)\/status$/.exec(path) ?? []
    const [, changed = '', one = ''] = /^incident\/(feedback|status)\/([^/]+)$/.exec(path) ?? []
    if (method === 'POST' && path === 'incident/') return create(JSON.parse(text))
    if (method === 'GET' && path === 'incident/') return list(query)
    if (method === 'GET' && path === 'category/valid')
      return { status: 200, body: [15, 16].map((categoryId) => ({ category: `K${categoryId}`, categoryId })) }
    if (method === 'GET' && oep !== undefined) {
      const found = errands.find(({ externalCaseId }) => externalCaseId === decodeURIComponent(oep))
      return found && { status: 200, body: { ...found, statusId: 1, statusText: found.status } }
    }
    const found = errands.find(({ incidentId }) => incidentId === decodeURIComponent(one))
    if (method !== 'PATCH' || !found) return null
    if (changed === 'feedback') found.feedback = query.get('feedback')
    return { status: 200, body: {} }
  }

  function create(asked: Record<string, unknown>) {
    const { personId, category, description, mapCoordinates = null, attachments = [] } = asked
    const isWrong =
      !uuid.test(String(personId)) ||
      ![15, 16].includes(Number(category)) ||
      !description ||
      (mapCoordinates !== null && !coordinates.test(String(mapCoordinates)))
    if (isWrong) return { status: 400, body: { title: 'Constraint Violation' } }
    const now = localTime(new Date())
    const errand: Errand = {
      ...{ incidentId: randomUUID(), externalCaseId: String(asked['externalCaseId'] ?? '') || null },
      ...{ personId: String(personId), email: asked['email'] === undefined ? null : String(asked['email']) },
      ...{
        description: String(description),
        category: Number(category),
        status: passing.status,
        feedback: null,
      },
      coordinates: mapCoordinates === null ? null : String(mapCoordinates),
      attachments: attachments as Record<string, string>[],
      ...{ created: now, updated: now },
    }
    errands.push(errand)
    return { status: 200, body: { incidentId: errand.incidentId, status: errand.status } }
  }

  function list(query: URLSearchParams) {
    const pageSize = Number(query.get('pageSize') ?? 100)
    const from = Number(query.get('pageNumber') ?? 0) * pageSize
    const rows = errands.slice(from, from + pageSize).map(({ coordinates: _, feedback: __, ...row }) => row)
    return { status: 200, body: rows }
  }

  return {
    url,
    errands,
    passing,
    trouble: (...coming: Trouble[]) => void troubles.push(...coming),
    /** What would have gone wrong next does not. */
    mend: () => void troubles.splice(0),
    setStatus(incidentId: string, status: string, at = new Date()): void {
      const found = errands.find((one) => one.incidentId === incidentId)
      if (found) Object.assign(found, { status, updated: localTime(at) })
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
})
/** As Java writes a LocalDateTime: no offset. */
const localTime = (at: Date): string =>
  `${clock.format(at).replace(' ', 'T')}.${String(at.getMilliseconds()).padStart(3, '0')}`

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
