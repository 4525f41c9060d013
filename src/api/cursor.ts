import { z } from 'zod'

/** Where a list goes on, in a form that nobody takes for anything else: what it holds may change. */
export const cursorAfter = (last: string | number): string =>
  Buffer.from(`after:${last}`).toString('base64url')

const read = (words: string): string =>
  /^after:(.+)$/.exec(Buffer.from(words, 'base64url').toString())?.[1] ?? ''

const written = z.string().max(200).transform(read)
const mistake = 'as `next` has it'

/** After the report of a number. */
export const cursorOfNumber = written.pipe(z.string().regex(/^[1-9]\d{0,14}$/, mistake)).transform(Number)

/** After what a code names. */
export const cursorOfCode = written.pipe(z.string().regex(/^[\w-]{1,100}$/, mistake))
