import type { CityRequest } from './city.ts'
import { inLocalTime } from './local-time.ts'

/** How one family of servers answers, as its code and its documents show. */
export type Style = {
  /** JSON keeps the root that the standard drops; `meta`: in an object with counts. */
  json: 'bare' | 'wrapped' | 'meta'
  /** What a post is answered with. */
  postStatus: 200 | 201
  isPostNested: boolean
  idName: string
  notesName: string
  rootAttributes: Readonly<Record<string, string>>
  types: { xml: string; json: string }
  mistakes: 'errors' | 'error' | 'error_messages'
  /** What a request that lacks something is refused with. */
  refusal: 400 | 422 | 500
  emptyIs404: boolean
  pages: { size: string; by: 'page' | 'offset'; usual: number; most: number } | null
  /** Of a list without pages. */
  most: number
  takesChange: boolean
  /** Lists hold open ones alone unless it is asked for more. */
  openUnlessAsked: boolean
  time(at: Date): string
  /** Reads what it is asked with. */
  zone: string | null
  status(word: string): string
  hasTokens: boolean
  showsTokens: boolean
  needs: readonly string[]
  /** Fields that are there whatever it is, and in what order. */
  change(row: Record<string, unknown>, request: CityRequest): Record<string, unknown>
}

const isOpen = (word: string) => !/closed|fixed|no_further|duplicate|not_|cancel/i.test(word)
const folded = (word: string): string => (isOpen(word) ? 'open' : 'closed')
const withZone = (at: Date) => `${at.toISOString().slice(0, 19)}Z`
const same = (row: Record<string, unknown>) => row

const standard: Style = {
  ...{ json: 'bare', postStatus: 200, isPostNested: false, idName: 'service_request_id' },
  ...{ notesName: 'status_notes', rootAttributes: {} },
  types: { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' },
  ...{ mistakes: 'errors', refusal: 400, emptyIs404: false, pages: null, most: 1000, takesChange: false },
  ...{ openUnlessAsked: false, time: withZone, zone: null, status: folded },
  ...{ hasTokens: false, showsTokens: false, needs: [], change: same },
}

const isExtended =
  (asked: (request: CityRequest) => Record<string, unknown>): Style['change'] =>
  (row, request) => ({ ...row, extended_attributes: asked(request) })

export const styles = {
  standard,
  fixamingata: {
    ...standard,
    pages: { size: 'page_size', by: 'page', usual: 50, most: 1000 },
    takesChange: true,
  },
  fixmystreet: { ...standard, status: (word) => word },
  'fixmystreet-site': {
    ...standard,
    json: 'wrapped',
    types: { xml: 'application/xml', json: 'application/json' },
    needs: ['jurisdiction_id'],
    change: (row, { title }) => ({
      ...row,
      title,
      agency_responsible: { recipient: 'Göteborg, Trafikverket' },
    }),
  },
  'mark-a-spot': {
    ...standard,
    ...{ postStatus: 201, isPostNested: true, idName: 'servicerequest_id', notesName: 'status_note' },
    rootAttributes: { is_array: 'true' },
    ...{ mistakes: 'error', emptyIs404: true, time: (at) => withZone(at).replace('Z', '+0000') },
    pages: { size: 'limit', by: 'page', usual: 25, most: 50 },
    change: ({ address, ...row }) => ({
      ...row,
      address_string: address,
      address_id: null,
      service_notice: null,
    }),
  },
  'mark-a-spot-2026': {
    ...standard,
    json: 'meta',
    types: { xml: 'application/xml', json: 'application/json' },
    pages: { size: 'limit', by: 'offset', usual: 25, most: 50 },
    change: (row, { service }) => ({
      ...row,
      service_code: `${service} - kategori`,
      media_url: ['https://stad.example/1.jpg', 'https://stad.example/2.jpg'],
    }),
  },
  citysdk: {
    ...standard,
    ...{ most: 200, takesChange: true, types: { ...standard.types, xml: 'application/xml; charset=utf-8' } },
    change: isExtended(({ title, status }) => ({ title, detailed_status: cityWords[status] ?? 'RECEIVED' })),
  },
  klarschiff: {
    ...standard,
    ...{ rootAttributes: { type: 'array' }, mistakes: 'error_messages', refusal: 422, openUnlessAsked: true },
    ...{ most: 200, takesChange: true, needs: ['email'] },
    change: isExtended(({ status }) => ({ detailed_status: cityWords[status] ?? 'RECEIVED' })),
  },
  ureport: {
    ...standard,
    pages: { size: 'page_size', by: 'page', usual: 1000, most: 1000 },
    ...{ takesChange: true, emptyIs404: true },
    time: (at) => at.toISOString(),
    status: (word) => folded(word).replace(/^./, (letter) => letter.toUpperCase()),
  },
  'connected-bits': {
    ...standard,
    pages: { size: 'page_size', by: 'page', usual: 50, most: 500 },
    ...{ takesChange: true, hasTokens: true, showsTokens: true, needs: ['lat', 'address_string'] },
    ...{ time: (at) => inLocalTime(at, 'America/Chicago'), zone: 'America/Chicago' },
    change: isExtended(({ status }) => ({ duplicate: status === 'duplicate' })),
  },
  seeclickfix: {
    ...standard,
    pages: { size: 'per_page', by: 'page', usual: 20, most: 20 },
    status: (word) => (isOpen(word) && word !== 'open' ? 'acknowledged' : folded(word)),
    time: (at) => at.toISOString().replace('Z', '+00:00'),
  },
  toronto: {
    ...standard,
    pages: { size: 'page_size', by: 'page', usual: 50, most: 1000 },
    change: ({ lat, long, updated_datetime: _, zipcode: __, ...row }) => ({
      ...row,
      updated_datetime: null,
      long,
      lat,
    }),
  },
  'in-one-answer': { ...standard, most: 10_000, types: { ...standard.types, xml: 'text/plain' } },
} as const satisfies Record<string, Style>

const cityWords: Readonly<Record<string, string>> = {
  open: 'RECEIVED',
  in_progress: 'IN_PROCESS',
  fixed: 'PROCESSED',
  closed: 'PROCESSED',
  no_further_action: 'REJECTED',
}

export type StyleName = keyof typeof styles
export const styleOf = (name: StyleName): Style => styles[name]
