import { cleanLine, cleanText } from '#text/plain-text.ts'
import { plainWords } from './plain-words.ts'
import { type Clock, readMoment } from './read-moment.ts'
import { type ListNames, numberOf, type Row, rowOf, textOf, textsOf, truthOf } from './read-rows.ts'

export const requestNames: ListNames = {
  roots: ['service_requests', 'requests'],
  each: ['request', 'service_request'],
}

/** A request as another's server tells it; what it does not tell is null. */
export type TheirRequest = {
  id: string | null
  token: string | null
  /** Their words for how it stands, the finest first. */
  statuses: readonly (string | null)[]
  notes: string
  title: string
  description: string
  service: string | null
  serviceName: string | null
  lat: number | null
  lon: number | null
  requestedAt: Date | null
  updatedAt: Date | null
  expectedAt: Date | null
  photos: readonly string[]
  /** Null where it does not say. */
  isPrivate: boolean | null
  row: Row
}

export function readRequest(row: Row, clock: Clock): TheirRequest {
  const extended = rowOf(row, 'extended_attributes')
  const isShown = truthOf(row, 'public', 'is_public')
  return {
    id: textOf(row, 'service_request_id', 'servicerequest_id', 'request_id'),
    token: textOf(row, 'token'),
    statuses: [
      textOf(row, 'external_status_code'),
      textOf(row, 'detailed_status') ?? textOf(extended, 'detailed_status'),
      textOf(row, 'status'),
    ],
    notes: plainWords(textOf(row, 'status_notes', 'status_note') ?? ''),
    title: cleanLine(textOf(row, 'title') ?? textOf(extended, 'title') ?? ''),
    description: cleanText(textOf(row, 'description') ?? ''),
    service: textOf(row, 'service_code')?.replace(/^(\S+) - .*$/, '$1') ?? null,
    serviceName: textOf(row, 'service_name'),
    lat: numberOf(row, 'lat'),
    lon: numberOf(row, 'long', 'lon', 'lng'),
    requestedAt: readMoment(textOf(row, 'requested_datetime'), clock),
    updatedAt: readMoment(textOf(row, 'updated_datetime'), clock),
    expectedAt: readMoment(textOf(row, 'expected_datetime'), clock),
    photos: photosOf(row),
    isPrivate: isShown === null ? truthOf(row, 'non_public', 'private') : !isShown,
    row,
  }
}

/** Absolute addresses alone: what holds the bytes themselves, or stands nowhere, is passed over. */
export const photosOf = (row: Row): string[] =>
  [
    ...new Set([...textsOf(row, 'media_url'), ...textsOf(rowOf(row, 'extended_attributes'), 'media_urls')]),
  ].filter((address) => /^https?:\/\//i.test(address) && URL.canParse(address))
