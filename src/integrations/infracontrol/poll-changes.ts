import { Unreadable } from '#http/exchange.ts'
import { readCursor, writeCursor } from '../page-cursor.ts'
import type { Polled } from '../receiver.ts'
import { noLaterThan, readTime } from '../their-times.ts'
import type { FarSide } from './far-side.ts'
import { readNews } from './read-news.ts'
import { eventsIn } from './read-told.ts'
import type { Told } from './translate.ts'
import type { Reply } from './transport.ts'

/**
 * A page of what has been registered there since the cursor. Each round asks from before where the last one came: what was
 * registered meanwhile and became visible late is told then, and the rest once more.
 */
export async function pollChanges(far: FarSide, cursor: string | null, now: Date): Promise<Polled> {
  const { from, page, reached } = readCursor(cursor, now)
  const { organisation, pageSize, overlapMinutes, times } = far.settings
  const since = new Date(from.getTime() - overlapMinutes * 60_000).toISOString()
  const told = toldBy(await far.ask('changes', { organisation, since, page: page + 1, pageSize }))
  const { events, hasMore, length } = eventsIn(told)
  const latest = events.reduce((last, { registeredAt, at }) => {
    // A clock there that is ahead must not take us past what is registered until ours has caught up.
    const registered = noLaterThan(readTime(registeredAt || at, times) ?? last, now)
    return registered > last ? registered : last
  }, reached)
  // A server that says "more" for ever and gives nothing is done for now.
  const goesOn = hasMore && length > 0
  return {
    ...readNews(events, far, now),
    cursor: writeCursor({ from, page, reached: latest }, goesOn),
    hasMore: goesOn,
  }
}

/** What was told; throws `Unreadable` for anything that is not the answer to what was asked. */
export function toldBy({ status, told, code }: Reply): Told {
  if (status === 200 && told !== null) return told
  throw new Unreadable(status === 200 ? 'HTTP 200 that can’t be read' : `HTTP ${status} ${code}`.trim())
}
