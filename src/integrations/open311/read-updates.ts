import { plainWords } from './plain-words.ts'
import { type Clock, readMoment } from './read-moment.ts'
import { photosOf } from './read-requests.ts'
import { type ListNames, type Row, textOf } from './read-rows.ts'

export const updateNames: ListNames = {
  roots: ['service_request_updates', 'servicerequestupdates', 'request_updates'],
  each: ['request_update', 'service_request_update'],
}

/** What another's server tells of a request, by the extension; what it does not tell is null. */
export type TheirUpdate = {
  updateId: string | null
  requestId: string | null
  /** What it says that we call the report. */
  ourNumber: number | null
  statuses: readonly (string | null)[]
  at: Date | null
  words: string
  photos: readonly string[]
  row: Row
}

export function readUpdate(row: Row, clock: Clock): TheirUpdate {
  const ours = textOf(row, 'fixmystreet_id')
  return {
    updateId: textOf(row, 'update_id'),
    requestId: textOf(row, 'service_request_id', 'servicerequest_id'),
    ourNumber: ours !== null && /^\d{1,12}$/.test(ours) ? Number(ours) : null,
    statuses: [textOf(row, 'external_status_code'), textOf(row, 'status')],
    at: readMoment(textOf(row, 'updated_datetime'), clock),
    words: plainWords(textOf(row, 'description') ?? ''),
    photos: photosOf(row),
    row,
  }
}
