import type { Span } from '#reports/lists/narrowing.ts'
import { Open311Mistake } from './mistake.ts'
import { readTime } from './read-time.ts'

const day = 86_400_000
const longest = 90 * day
// Ninety whole days have an hour more in the autumn.
const leeway = day / 24

/** `start_date` and `end_date`: ninety days at most, and ninety days where one of them or both are left out. */
export function readSpan(asked: Readonly<Record<string, string>>, now = new Date()): Span {
  const start = readTime('start_date', asked['start_date'])
  const end = readTime('end_date', asked['end_date'])
  if (start && end && end.at.getTime() - start.at.getTime() > longest + leeway)
    throw new Open311Mistake('span_too_long')
  const before = end ? justAfter(end) : null
  if (start) return { from: start.at, before: before ?? new Date(start.at.getTime() + longest) }
  return { from: new Date((end?.at ?? now).getTime() - longest), before }
}

/** The first moment that is not in it: a moment is in it, and so is all of a day. */
const justAfter = ({ at, end }: { at: Date; end: Date | null }): Date => end ?? new Date(at.getTime() + 1)
