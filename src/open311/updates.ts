import { readInTime } from '#database/read-in-time.ts'
import { type Moment, settledBefore } from '#database/settled-before.ts'
import type { Span } from '#reports/lists/narrowing.ts'
import { type ReadUpdate, readUpdates } from '#reports/programs/read-updates.ts'
import { answerRows } from './answer-rows.ts'
import type { Fields } from './document.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { type Going, linkPages } from './link-pages.ts'
import { Open311Mistake } from './mistake.ts'
import { readPage } from './read-page.ts'
import { readSpan } from './read-span.ts'
import { photoUrl } from './request-row.ts'
import type { Open311Ask } from './rooms.ts'
import { statusOfUpdate } from './update-status.ts'
import { writeRow } from './write-document.ts'

/** What has been done and said to everybody, the oldest first, each in the window of the time it was written down. */
export async function updates(ask: Open311Ask): Promise<Response> {
  const { db } = ask.rooms
  const { municipality } = await jurisdictionOf(ask)
  const page = readPage(ask.asked)
  const span = await settledSpan(ask)
  const most = page.size + 1
  const skipped = (page.page - 1) * page.size
  const asked = { from: span.from, before: span.exactly, municipality, most, skipped }
  const found = await readInTime(db, (tx) => readUpdates(tx, asked))
  linkPages(ask, page, { hasMore: found.length > page.size, going: windowOf(span) })
  const shown = found.slice(0, page.size)
  return answerRows(ask, {
    root: 'service_request_updates',
    mark: shown,
    parts: inOnePart(ask, shown),
  })
}

/** The next page is of the same window, also where that was the last two hours. */
const windowOf = ({ from, before }: Span): Going => ({
  start_date: from?.toISOString() ?? null,
  end_date: before?.toISOString() ?? null,
})

const hours = 3_600_000

/** Both or none of the dates: two hours where there are none. What may still be written between is not told yet. */
async function settledSpan({ asked, rooms }: Open311Ask): Promise<Span & { exactly: Moment }> {
  const { start_date: start, end_date: end } = asked
  if ((start === undefined) !== (end === undefined))
    throw new Open311Mistake('parameter_unreadable', start === undefined ? 'start_date' : 'end_date')
  const settled = await settledBefore(rooms.db)
  if (start === undefined)
    return { from: new Date(Date.now() - 2 * hours), before: settled.at, exactly: settled.exactly }
  const { from, before } = readSpan(asked)
  if (before && before < settled.at) return { from, before, exactly: before }
  return { from, before: settled.at, exactly: settled.exactly }
}

async function* inOnePart(ask: Open311Ask, shown: readonly ReadUpdate[]): AsyncGenerator<string[]> {
  yield shown.map((update) => writeRow[ask.format]('request_update', updateRow(ask, update)))
}

const updateRow = ({ rooms }: Open311Ask, update: ReadUpdate) =>
  ({
    update_id: String(update.id),
    service_request_id: String(update.report),
    status: statusOfUpdate(update),
    updated_datetime: update.recordedAt.toISOString(),
    description: update.words,
    media_url: update.photo && photoUrl(rooms, update.photo),
  }) satisfies Fields
