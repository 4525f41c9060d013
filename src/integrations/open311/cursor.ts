import { z } from 'zod'
import { Unreadable } from '#http/exchange.ts'
import type { Listed, Window } from './list-rows.ts'
import type { Open311Settings } from './settings.ts'

const moment = z.iso.datetime().transform((words) => new Date(words))
const window = z.object({ of: z.enum(['updates', 'changed', 'made']), from: moment, to: moment })

/**
 * Where a poll goes on. Each round looks at all since the last one and, for what is seen late, some time further back;
 * what it has begun to look at is done before the next begins. Times are of our clock, by which no server's is trusted.
 */
const stored = z.object({
  /** Until when all has been looked at. */
  reached: moment,
  /** When a round has last reached far back, and when one has last followed all requests. */
  swept: moment,
  followed: moment,
  /** Until when the round under way looks, and from when what has changed counts; null between rounds. */
  round: z.object({ until: moment, since: moment, left: z.array(window) }).nullable(),
})
export type Cursor = z.output<typeof stored>

export const firstCursor = (now: Date): Cursor => ({ reached: now, swept: now, followed: now, round: null })

export function readCursor(words: string): Cursor {
  try {
    return stored.parse(JSON.parse(words))
  } catch (error) {
    throw new Unreadable('the cursor is none of ours', { cause: error })
  }
}

export const writeCursor = (cursor: Cursor): string => JSON.stringify(cursor)

const minuteMs = 60_000
const dayMs = 1440 * minuteMs

/** Requests made so lately are followed in each round. */
const youngMs = 14 * dayMs

/** The next round: with a long reach where the last of that kind is a day ago, and all requests where that has its time. */
export function beginRound(
  cursor: Cursor,
  lists: readonly Listed[],
  settings: Open311Settings,
  now: Date,
): Cursor {
  const [at, overlapMs] = [now.getTime(), settings.overlapMinutes * minuteMs]
  const isSweep = settings.sweepDays > 0 && at - cursor.swept.getTime() >= dayMs
  const followsAll = at - cursor.followed.getTime() >= settings.followAllMinutes * minuteMs
  const near = Math.min(cursor.reached.getTime(), followsAll ? cursor.followed.getTime() : at) - overlapMs
  const since = new Date(isSweep ? Math.min(near, at - settings.sweepDays * dayMs) : near)
  const followedMs = settings.followDays * dayMs
  const made = new Date(
    Math.min(since.getTime(), at - (followsAll ? followedMs : Math.min(followedMs, youngMs))),
  )
  // A clock that takes our time for its own is hours before us: what it has just written lies ahead then.
  const to = new Date(at + dayMs)
  const left = lists.flatMap((of) => inSpans({ of, from: of === 'made' ? made : since, to }))
  return {
    reached: cursor.reached,
    swept: isSweep ? now : cursor.swept,
    followed: followsAll ? now : cursor.followed,
    round: { until: now, since, left },
  }
}

/** At most ninety days each, as the standard has it; a month of requests, which are many and long. The oldest first. */
export function inSpans({ of, from, to }: Window): Window[] {
  const spanMs = (of === 'made' ? 30 : 90) * dayMs
  const count = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / spanMs))
  return Array.from({ length: count }, (_, index) => ({
    of,
    from: new Date(from.getTime() + index * spanMs),
    to: new Date(Math.min(to.getTime(), from.getTime() + (index + 1) * spanMs)),
  }))
}

/** Both halves of a window that held more than was told; none of a second, since some tell no parts of one. */
export function halves({ of, from, to }: Window): Window[] {
  const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2000) * 1000)
  if (middle <= from) return []
  return [
    { of, from, to: middle },
    { of, from: middle, to },
  ]
}
