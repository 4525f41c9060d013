import type { Context } from 'hono'
import { z } from 'zod'
import { answerProblem } from '#http/problem.ts'

/** Degrees as a program writes them: with a point, whatever the language. */
export const degrees = (most: number) =>
  z
    .string()
    .regex(/^[+-]?\d{1,3}(\.\d{1,15})?$/, 'degrees with a decimal point')
    .transform(Number)
    .refine((value) => Math.abs(value) <= most, `at most ${most}`)

/** `bbox=west,south,east,north` in degrees (WGS 84). */
export const view = z
  .string()
  .transform((words) => words.split(','))
  .pipe(z.tuple([degrees(180), degrees(90), degrees(180), degrees(90)]))
  .refine(([west, south, east, north]) => west < east && south < north, 'west,south,east,north')
  .transform(([west, south, east, north]) => ({ west, south, east, north }))

type Read<T> = { ok: true; asked: T } | { ok: false; answer: Response }

/** What was asked, or the problem that names what could not be read. */
export function readQuestion<Schema extends z.ZodType>(c: Context, schema: Schema): Read<z.output<Schema>> {
  const twice = Object.entries(c.req.queries()).flatMap(([name, values]) => (values.length > 1 ? [name] : []))
  if (twice.length > 0)
    return {
      ok: false,
      answer: refuseQuestion(c, Object.fromEntries(twice.map((name) => [name, 'given more than once']))),
    }
  const read = schema.safeParse(c.req.query())
  if (read.success) return { ok: true, asked: read.data }
  const errors = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => [name, 'no such parameter'])
      : [[String(issue.path[0] ?? ''), issue.message]],
  )
  return { ok: false, answer: refuseQuestion(c, Object.fromEntries(errors)) }
}

/** The problem of what can't be understood: what is wrong, by parameter. */
export const refuseQuestion = (c: Context, errors: Readonly<Record<string, string>>): Response =>
  answerProblem(c, { status: 422, title: 'Not understood', errors })
