import { isKnownTag, tagOf } from '#http/tag.ts'
import type { ApiAsk } from './rooms.ts'

/** For how many seconds it may be kept; 0: asked about each time, since it may change at any. */
type Answered = { type?: string; maxAge: number }

/** What is asked for, unless who asks has it already: other content, another tag. */
export const answerTagged = (ask: ApiAsk, content: unknown, answered: Answered): Response =>
  answerText(ask, JSON.stringify(content), answered)

/** The same, of what is written already. */
export function answerText({ c }: ApiAsk, body: string, { type, maxAge }: Answered): Response {
  const tag = tagOf(body)
  c.header('Cache-Control', keeping(maxAge))
  c.header('ETag', tag)
  if (isKnownTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('Content-Type', type ?? 'application/json; charset=utf-8')
  return c.body(body)
}

/** What is kept for no time may name the place of whoever asks: it is no matter of proxies. */
const keeping = (maxAge: number): string => (maxAge === 0 ? 'private, no-cache' : `public, max-age=${maxAge}`)
