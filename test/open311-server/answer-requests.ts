import { type Asked, first, type Town } from './asked.ts'
import type { CityRequest } from './city.ts'
import { breakRows } from './faults.ts'
import { readLocalTime } from './local-time.ts'
import type { Style } from './style.ts'
import { type Answer, type Fields, page, writeList, writeMistake } from './write.ts'

const names = { root: 'service_requests', each: 'request' }
const dayMs = 86_400_000

export function answerRequests(town: Town, asked: Asked): Answer {
  const { city, style } = town
  if (style.needs.includes('jurisdiction_id') && first(asked, 'jurisdiction_id') === '')
    return page('<html><body>Välj en kommun</body></html>')
  const now = new Date()
  const shown = city.requests.filter(
    (request) => request.shownFrom <= now && (style.showsTokens || request.due <= now),
  )
  const found = shown.filter((request) => isAsked(style, asked, request)).toSorted(newestFirst)
  const rows = breakRows(asked.fault, pageOf(style, asked, found)).map((request) =>
    requestRow(style, request),
  )
  if (rows.length === 0 && style.emptyIs404) return writeMistake(style, asked.format, 404, 'Inget hittades')
  return writeList(style, asked.format, { ...names, rows })
}

export function answerRequest({ city, style }: Town, asked: Asked, id: string): Answer {
  const request = city.request(id)
  if (!request) return writeMistake(style, asked.format, 404, 'Det finns inget sådant ärende')
  return writeList(style, asked.format, { ...names, rows: [requestRow(style, request)] })
}

const newestFirst = (one: CityRequest, other: CityRequest) =>
  other.updatedAt.getTime() - one.updatedAt.getTime()

function isAsked(style: Style, asked: Asked, request: CityRequest): boolean {
  const ids = first(asked, 'service_request_id')
  if (ids !== '') return ids.split(',').includes(request.id)
  const statuses = first(asked, 'status') || (style.openUnlessAsked ? 'open' : '')
  if (statuses !== '' && !statuses.split(',').includes(style.status(request.status).toLowerCase()))
    return false
  const services = first(asked, 'service_code')
  if (services !== '' && !services.split(',').includes(request.service)) return false
  const changed = spanOf(style, asked, 'updated_after', 'updated_before')
  if (style.takesChange && changed) return isWithin(request.updatedAt, changed)
  const made = spanOf(style, asked, 'start_date', 'end_date')
  return isWithin(request.requestedAt, made ?? { from: Date.now() - 90 * dayMs, to: Date.now() + dayMs })
}

export type Span = { from: number; to: number }

/** Null where neither end is said. */
export function spanOf(style: Style, asked: Asked, from: string, to: string): Span | null {
  const [begin, end] = [first(asked, from), first(asked, to)]
  if (begin === '' && end === '') return null
  return { from: timeOf(style, begin) ?? 0, to: timeOf(style, end) ?? 8.64e15 }
}

/** By the second, as times are shown. */
export function isWithin(at: Date, { from, to }: Span): boolean {
  const second = Math.floor(at.getTime() / 1000) * 1000
  return second >= from && second <= to
}

/** What was meant for a time, and is none: answered with 400. */
export class NoTime extends Error {}

/** A clock that knows no zones reads them all as its own. */
function timeOf({ zone }: Style, words: string): number | null {
  if (words === '') return null
  const at =
    zone === null
      ? new Date(words)
      : readLocalTime(words.replace(/(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/, ''), zone)
  if (!at || Number.isNaN(at.getTime())) throw new NoTime(words)
  return at.getTime()
}

export function pageOf<Row>({ pages, most }: Style, asked: Asked, rows: readonly Row[]): readonly Row[] {
  if (!pages) return rows.slice(0, most)
  const size = Math.min(Number(first(asked, pages.size)) || pages.usual, pages.most)
  const place = Number(first(asked, pages.by)) || 0
  const skipped = pages.by === 'offset' ? place : Math.max(0, place - 1) * size
  return rows.slice(skipped, skipped + size)
}

function requestRow(style: Style, request: CityRequest): Fields {
  const { isPublic, photos } = request
  const isNumbered = request.due <= new Date()
  const row = {
    ...(isNumbered ? { [style.idName]: request.id } : { token: request.token }),
    status: style.status(request.status),
    [style.notesName]: request.notes || null,
    service_name: 'Hål i gatan',
    service_code: request.service,
    description: request.description,
    agency_responsible: null,
    service_notice: null,
    requested_datetime: style.time(request.requestedAt),
    updated_datetime: style.time(request.updatedAt),
    expected_datetime: null,
    address: request.address || null,
    address_id: null,
    zipcode: null,
    lat: request.lat,
    long: request.long,
    media_url: photos.length > 0 ? `https://stad.example/foton/${request.id}.jpg` : null,
    ...(isPublic !== null && { non_public: !isPublic }),
  }
  return style.change(row, request)
}
