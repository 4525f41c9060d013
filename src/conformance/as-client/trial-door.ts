import { createHash } from 'node:crypto'
import type { OutAnswer } from '#http/exchange.ts'
import type { Format } from '../read-rows.ts'
import { frames } from '../resources.ts'
import { referenceOf, resourceOf } from './heard.ts'
import type { Question } from './question.ts'
import { definition, serviceRows, trialPlace, trialServices } from './trial-catalogue.ts'
import { type Value, writeAnswer } from './write-answer.ts'

type Row = Readonly<Record<string, Value>>

/** What the kit's own server keeps while a program is tried. */
type Kept = {
  requests: Row[]
  updates: Row[]
  /** Numbers by what the program calls its report. */
  known: Map<string, string>
  tokens: Map<string, { asked: number; id: string }>
  /** What has been put off once, by its kind. */
  putOff: Set<string>
}

/** `since`: when the trial began, in milliseconds since 1970. */
type Rooms = { key: string; baseUrl: () => string; since: number }

/**
 * Behaves as servers do on good days and bad ones, the same way each time, so that a program shows what it does then. What
 * it answers follows from what it has been asked, and when: asked the same again, another door is where this one was.
 */
export function openTrialDoor({ key, baseUrl, since }: Rooms): (question: Question) => OutAnswer {
  const kept: Kept = { requests: [], updates: [], known: new Map(), tokens: new Map(), putOff: new Set() }
  for (const text of ['Första', 'Andra', 'Tredje'])
    addRequest(kept, { code: trialServices.lamp, text, at: since })
  return (question) => {
    const { resource, of, format: ending } = resourceOf(question)
    const format = ending === 'json' ? 'json' : 'xml'
    if (ending !== 'json' && ending !== 'xml') return mistake(format, 404, 'no such format')
    if (question.method === 'POST' && question.posted.get('api_key') !== key)
      return mistake(format, 403, 'the key is wrong')
    const answer = answers[`${question.method} ${resource}${of === '' ? '' : '/'}`]
    return answer
      ? answer({ question, of, format, kept, baseUrl: baseUrl() })
      : mistake(format, 404, 'not there')
  }
}

/** Whether what is answered later may be otherwise for it. */
export const changesDoor = (question: Pick<Question, 'method' | 'path'>): boolean =>
  question.method === 'POST' || resourceOf(question).resource === 'tokens'

/** What is said instead of an answer, in the format that an address asks for. */
export const mistakeAt = (url: string, status: number, description: string, headers = {}): OutAnswer =>
  mistake(/\.json(?:$|\?)/.test(url) ? 'json' : 'xml', status, description, headers)

/** More was sent than a door takes; it is not heard. */
export const tooMuch = (url: string): OutAnswer => mistakeAt(url, 413, 'it is too large')

type Asked = { question: Question; of: string; format: Format; kept: Kept; baseUrl: string }

const answers: Readonly<Record<string, (asked: Asked) => OutAnswer>> = {
  'GET discovery': ({ format, baseUrl }) =>
    writeAnswer(format, { frame: frames.discovery, rows: [discoveryRow(baseUrl)] }),
  'GET services': listServices,
  'GET services/': ({ of, format }) =>
    of === trialServices.hole
      ? writeAnswer(format, { frame: frames.definition, rows: [definition] })
      : mistake(format, 404, 'it asks nothing'),
  'GET requests': listRequests,
  'GET requests/': ({ of, format, kept }) => {
    const rows = kept.requests.filter((row) => row['service_request_id'] === of)
    return rows.length > 0
      ? writeAnswer(format, { frame: frames.requests, rows })
      : mistake(format, 404, 'no such request')
  },
  'GET tokens/': askToken,
  'GET servicerequestupdates': listUpdates,
  'POST requests': takeReport,
  'POST servicerequestupdates': takeUpdate,
}

const discoveryRow = (baseUrl: string): Row => ({
  changeset: '2026-11-01T00:00:00Z',
  contact: 'The conformance kit',
  key_service: 'The kit says its key when it begins.',
  endpoints: [
    {
      ...{ specification: 'http://wiki.open311.org/GeoReport_v2', url: baseUrl, type: 'test' },
      ...{ changeset: '2026-11-01T00:00:00Z', formats: ['text/xml', 'application/json'] },
    },
  ],
})

function listServices({ question, format }: Asked): OutAnswer {
  const answer = writeAnswer(format, { frame: frames.services, rows: serviceRows })
  const etag = `"${createHash('sha256').update(answer.body).digest('hex').slice(0, 16)}"`
  const headers = { ...answer.headers, etag }
  const isKnown = question.request.headers?.['if-none-match'] === etag
  return isKnown ? { status: 304, headers: { etag }, body: Buffer.alloc(0) } : { ...answer, headers }
}

const perPage = 2

function listRequests({ question, format, kept, baseUrl }: Asked): OutAnswer {
  const ids = question.query.get('service_request_id')?.split(',')
  const all = kept.requests.filter((row) => ids?.includes(String(row['service_request_id'])) ?? true)
  const page = Math.max(1, Number(question.query.get('page')) || 1)
  const rows = all.slice((page - 1) * perPage, page * perPage)
  const next = new URLSearchParams(question.query)
  next.set('page', String(page + 1))
  const link = `<${baseUrl}/requests.${format}?${next}>; rel="next"`
  return writeAnswer(format, {
    frame: frames.requests,
    rows,
    headers: all.length > page * perPage ? { link } : {},
  })
}

function askToken({ of, format, kept }: Asked): OutAnswer {
  const token = kept.tokens.get(of)
  if (!token) return mistake(format, 404, 'no such token')
  token.asked += 1
  const row = { ...(token.asked > 2 && { service_request_id: token.id }), token: of }
  return writeAnswer(format, { frame: frames.requests, rows: [row] })
}

function listUpdates({ question, format, kept }: Asked): OutAnswer {
  const [start, end] = ['start_date', 'end_date'].map((name) => Date.parse(question.query.get(name) ?? ''))
  const rows = kept.updates.filter(({ updated_datetime: at }) => {
    const time = Date.parse(String(at))
    return !(time < (start ?? 0)) && !(time > (end ?? 0))
  })
  return writeAnswer(format, { frame: frames.updates, rows })
}

function takeReport({ question, format, kept }: Asked): OutAnswer {
  const code = question.posted.get('service_code') ?? ''
  const text = question.posted.get('description') ?? ''
  if (code === trialServices.closed) return mistake(format, 400, 'Här tas inga felanmälningar emot.')
  if (code === trialServices.lamp && isFirst(kept, 'limit'))
    return mistake(format, 429, 'too often', { 'retry-after': '2' })
  if (!serviceRows.some((row) => row.service_code === code)) return mistake(format, 404, 'no such service')
  const reference = referenceOf({ ...question, answer: null, trouble: null })
  const id = kept.known.get(reference) ?? addRequest(kept, { code, text, at: question.at })
  if (reference !== '') kept.known.set(reference, id)
  if (code === trialServices.hole && isFirst(kept, 'busy'))
    return mistake(format, 503, 'busy', { 'retry-after': '1' })
  if (code !== trialServices.litter)
    return writeAnswer(format, {
      frame: frames.requests,
      rows: [{ service_request_id: id, service_notice: null, account_id: null }],
    })
  const token = `token-${id}`
  kept.tokens.set(token, kept.tokens.get(token) ?? { asked: 0, id })
  return writeAnswer(format, { frame: frames.requests, rows: [{ token }] })
}

/** The first one is put off, though nothing is wrong with it. */
function takeUpdate({ question, format, kept }: Asked): OutAnswer {
  if (isFirst(kept, 'update')) return mistake(format, 503, 'busy', { 'retry-after': '1' })
  const update_id = question.posted.get('update_id') ?? ''
  return writeAnswer(format, { frame: frames.updates, rows: [{ update_id }] })
}

function isFirst({ putOff }: Kept, kind: string): boolean {
  const first = !putOff.has(kind)
  putOff.add(kind)
  return first
}

type Added = { code: string; text: string; at: number }

function addRequest(kept: Kept, { code, text, at }: Added): string {
  const id = String(1001 + kept.requests.length)
  const now = new Date(at).toISOString()
  const name = serviceRows.find((row) => row.service_code === code)?.service_name ?? code
  kept.requests.push({
    ...{ service_request_id: id, status: 'open', status_notes: null, service_name: name, service_code: code },
    ...{ description: text, requested_datetime: now, updated_datetime: now, address: 'Storgatan 1' },
    ...{ address_id: null, zipcode: null, ...trialPlace, media_url: null },
  })
  kept.updates.push({
    ...{ update_id: `U-${id}`, service_request_id: id, status: 'in_progress', updated_datetime: now },
    ...{ description: 'Arbetet har börjat.', media_url: null },
  })
  return id
}

const mistake = (format: Format, status: number, description: string, headers = {}): OutAnswer =>
  writeAnswer(format, {
    frame: frames.errors,
    rows: [{ code: String(status), description }],
    status,
    headers,
  })
