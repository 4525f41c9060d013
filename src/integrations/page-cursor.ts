import { z } from 'zod'
import { Unreadable } from '#http/exchange.ts'
import { jsonIn } from './json-in.ts'

const place = z.object({ from: z.iso.datetime(), page: z.number().int().min(0), reached: z.iso.datetime() })

/** Where a round of reading what is new, in pages, stands. */
export type PagePlace = {
  /** What has been registered since then is asked for, in all pages of a round. */
  from: Date
  /** Counted from nought. */
  page: number
  /** How far the pages of the round have come. */
  reached: Date
}

/** Without a cursor: from now on. */
export function readCursor(cursor: string | null, now: Date): PagePlace {
  if (cursor === null) return { from: now, page: 0, reached: now }
  const read = place.safeParse(jsonIn(Buffer.from(cursor)))
  if (!read.success) throw new Unreadable('the cursor is none of this kind’s')
  const { from, page, reached } = read.data
  return { from: new Date(from), page, reached: new Date(reached) }
}

/** The next page of the round, or the beginning of the next round. */
export function writeCursor({ from, page, reached }: PagePlace, hasMore: boolean): string {
  return JSON.stringify(hasMore ? { from, page: page + 1, reached } : { from: reached, page: 0, reached })
}
