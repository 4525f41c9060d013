import { Open311Mistake } from './mistake.ts'
import { readNumber } from './read-number.ts'

/** Which part of a long answer: the first is 1. */
export type Page = { page: number; size: number }

const largest = 1000
/** So far on a list may be stepped over; farther it is narrowed, or gone through by `updated_after`. */
const farthest = 100_000

/** `page` and `page_size`. Some count pages from 0; whoever asks for more than a page holds gets a page. */
export function readPage({ page, page_size: size }: Readonly<Record<string, string>>): Page {
  const whole = (name: string, words: string, most: number) =>
    Math.floor(readNumber(name, words, { least: 0, most }))
  const asked = {
    page: Math.max(1, page === undefined ? 1 : whole('page', page, farthest)),
    size: Math.min(largest, Math.max(1, size === undefined ? largest : whole('page_size', size, 1e9))),
  }
  if (asked.page * asked.size > farthest) throw new Open311Mistake('parameter_unreadable', 'page')
  return asked
}
