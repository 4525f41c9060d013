import { isKnownTag, tagOf } from '#http/tag.ts'
import type { ApiAsk } from './rooms.ts'

type Answered = { type?: string; maxAge: number }

/** What is asked for, unless who asks has it already: other content, another tag. */
export function answerTagged({ c }: ApiAsk, content: unknown, { type, maxAge }: Answered): Response {
  const body = JSON.stringify(content)
  const tag = tagOf(body)
  c.header('Cache-Control', `public, max-age=${maxAge}`)
  c.header('ETag', tag)
  if (isKnownTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('Content-Type', type ?? 'application/json; charset=utf-8')
  return c.body(body)
}
