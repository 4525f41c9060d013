import { readNumber } from './read-number.ts'

/** Which part of a long answer: the first is 1. */
export type Page = { page: number; size: number }

const largest = 1000
const last = 10_000

/** `page` and `page_size`. Some count pages from 0; whoever asks for more than a page holds gets a page. */
export function readPage({ page, page_size: size }: Readonly<Record<string, string>>): Page {
  const whole = (name: string, words: string, most: number) =>
    Math.floor(readNumber(name, words, { least: 0, most }))
  return {
    page: Math.max(1, page === undefined ? 1 : whole('page', page, last)),
    size: Math.min(largest, Math.max(1, size === undefined ? largest : whole('page_size', size, 1e9))),
  }
}
