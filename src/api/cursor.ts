import { z } from 'zod'

type List = 'reports' | 'changes' | 'bodies'

/** Where a list goes on, in a form that nobody takes for anything else: what it holds may change. Of one list alone. */
export const cursorIn = (list: List, last: string | number): string =>
  Buffer.from(`${list}:${last}`).toString('base64url')

const written = (list: List) =>
  z
    .string()
    .max(200)
    .transform((words) => Buffer.from(words, 'base64url').toString())
    .pipe(z.string().startsWith(`${list}:`, mistake))
    .transform((words) => words.slice(list.length + 1))

const mistake = 'as `next` has it'

/** After the report of a number. */
export const cursorOfNumber = written('reports')
  .pipe(z.string().regex(/^[1-9]\d{0,14}$/, mistake))
  .transform(Number)

/** After a report that was changed at a moment, in microseconds, by its number. */
export const cursorOfChange = written('changes')
  .pipe(z.string().regex(/^[1-9]\d{12,16}-[1-9]\d{0,11}$/, mistake))
  .transform((words) => {
    const [changed = 0, number = 0] = words.split('-').map(Number)
    return { changed, number }
  })

/** After what a code names. */
export const cursorOfCode = written('bodies').pipe(z.string().regex(/^[\w-]{1,100}$/, mistake))
