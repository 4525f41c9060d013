import { isWithin, pageOf, spanOf } from './answer-requests.ts'
import { type Asked, first, type Town } from './asked.ts'
import type { CityUpdate } from './city.ts'
import { breakRows } from './faults.ts'
import type { Style } from './style.ts'
import { type Answer, type Fields, writeList, writeMistake } from './write.ts'

const names = { root: 'service_request_updates', each: 'request_update' }

/** `GET servicerequestupdates`: what the city has said, by when it was: what shows late is dated as it was all the same. */
export function answerUpdates({ city, style }: Town, asked: Asked): Answer {
  const now = Date.now()
  const span = spanOf(style, asked, 'start_date', 'end_date') ?? { from: now - 7_200_000, to: now }
  const shown = city.updates.filter(
    ({ isTold, shownFrom, at }) => !isTold && shownFrom.getTime() <= now && isWithin(at, span),
  )
  const rows = breakRows(asked.fault, pageOf(style, asked, shown)).map((update) => updateRow(style, update))
  return writeList(style, asked.format, { ...names, rows })
}

const updateRow = ({ time }: Style, { id, request, status, words, at, mediaUrl }: CityUpdate): Fields => ({
  update_id: id,
  service_request_id: request,
  status,
  updated_datetime: time(at),
  description: words,
  media_url: mediaUrl || null,
})

/** `POST servicerequestupdates`: what a resident says; the same once more is refused, as in FixMyStreet's family. */
export function takeUpdate({ city, style }: Town, asked: Asked): Answer {
  const { format } = asked
  const [request, id] = [first(asked, 'service_request_id'), first(asked, 'update_id')]
  if (!city.request(request)) return writeMistake(style, format, 400, 'request not found')
  if (city.told().some((told) => told.id === id))
    return writeMistake(style, format, 400, `${id} already exists`)
  const [status, words] = [first(asked, 'status'), first(asked, 'description')]
  city.say({ id, request, status, words, at: new Date(first(asked, 'updated_datetime')), isTold: true })
  if (status === 'REOPEN') city.act(request, { status: 'open' })
  return writeList(style, format, { ...names, rows: [{ update_id: id }] })
}
