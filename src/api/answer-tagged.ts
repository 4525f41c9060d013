import { isKnownTag, tagOf } from '#http/tag.ts'
import type { ApiAsk } from './rooms.ts'

type Answered = { type?: string; maxAge: number }

/** What is asked for, unless who asks has it already: other content, another tag. */
export const answerTagged = (ask: ApiAsk, content: unknown, answered: Answered): Response =>
  answerText(ask, JSON.stringify(content), answered)

/** The same, of what is written already. */
export function answerText({ c }: ApiAsk, body: string, { type, maxAge }: Answered): Response {
  const tag = tagOf(body)
  c.header('Cache-Control', `public, max-age=${maxAge}`)
  c.header('ETag', tag)
  if (isKnownTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('Content-Type', type ?? 'application/json; charset=utf-8')
  return c.body(body)
}
