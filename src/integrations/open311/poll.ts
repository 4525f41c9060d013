import type { ForeignCase, News, Polled } from '../receiver.ts'
import type { Far } from './ask.ts'
import { beginRound, type Cursor, firstCursor, halves, readCursor, writeCursor } from './cursor.ts'
import { type Listed, listRows, type Window } from './list-rows.ts'
import { foreignCase, isOurs, newsOfRequest, newsOfUpdate } from './news.ts'
import { readRequest } from './read-requests.ts'
import type { Row } from './read-rows.ts'
import { readUpdate } from './read-updates.ts'

/**
 * One window of a round, whole; a round is over when none is left. Of a second that holds more than one answer what is told is
 * taken, and that it was cut is said: asked again it would be told the same, and all that came later would never be heard.
 */
export async function poll(far: Far, words: string | null): Promise<Polled> {
  const now = new Date()
  const nothing = { news: [], cases: [], hasMore: false }
  if (words === null) return { ...nothing, cursor: writeCursor(firstCursor(now)) }
  const before = readCursor(words)
  const cursor = before.round ? before : beginRound(before, listsOf(far), far.settings, now)
  const [window, ...later] = cursor.round?.left ?? []
  if (!cursor.round || !window) return { ...nothing, cursor: writeCursor(rounded(cursor, now)) }
  const { rows, isWhole } = await listRows(far, window)
  const smaller = isWhole ? [] : halves(window)
  if (smaller.length > 0) {
    const left = [...smaller, ...later]
    return { ...nothing, hasMore: true, cursor: writeCursor({ ...cursor, round: { ...cursor.round, left } }) }
  }
  const told = tellOf(far, window, rows, cursor.round.since)
  const cut = isWhole ? {} : { cutAt: fullSecondIn(told, window) }
  const isOver = later.length === 0
  const next = isOver ? rounded(cursor, now) : { ...cursor, round: { ...cursor.round, left: later } }
  return { ...told, ...cut, cursor: writeCursor(next), hasMore: !isOver }
}

const rounded = ({ round, ...cursor }: Cursor, now: Date): Cursor => ({
  ...cursor,
  reached: round?.until ?? now,
  round: null,
})

/** What has to be looked at. Requests that can't be asked for by change are asked for by when they were made. */
function listsOf({ settings, profile }: Far): Listed[] {
  const requests: Listed = profile.asksByChange ? 'changed' : 'made'
  return [
    ...(settings.updates === 'servicerequestupdates' ? (['updates'] as const) : []),
    ...(settings.updates === 'requests' || settings.fetchForeign ? [requests] : []),
  ]
}

function tellOf(far: Far, { of }: Window, rows: readonly Row[], since: Date) {
  if (of === 'updates') {
    const news = rows.flatMap((row) => newsOfUpdate(far, readUpdate(row, far.clock)) ?? [])
    return { news: news.sort(byTime), cases: [] }
  }
  const { settings } = far
  const requests = rows
    .map((row) => readRequest(row, far.clock))
    .filter(({ updatedAt }) => of === 'changed' || updatedAt === null || updatedAt >= since)
  // What can't be told to be ours by itself may still be: by its number there, which we don't know here.
  const news = settings.updates === 'requests' ? requests.flatMap((one) => newsOfRequest(far, one) ?? []) : []
  const foreign = settings.fetchForeign ? requests.filter((one) => !isOurs(one)) : []
  const cases = foreign.flatMap((one) => foreignCase(far, one) ?? [])
  return { news: news.sort(byTime), cases: cases.sort(byTime) }
}

/** A window holds its neighbour's second too: the one that fills it is that of the middle row. */
function fullSecondIn({ news, cases }: Pick<Polled, 'news' | 'cases'>, { from }: Window): Date {
  const told = [...news, ...cases].sort(byTime)
  const { at } = told[Math.floor(told.length / 2)] ?? { at: from }
  return new Date(Math.floor(at.getTime() / 1000) * 1000)
}

/** Whatever order they came in. */
const byTime = (one: News | ForeignCase, other: News | ForeignCase) => one.at.getTime() - other.at.getTime()
