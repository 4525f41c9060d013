import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An error answered to a program (RFC 9457); `errors` names what was wrong with each thing asked. */
export type Problem = {
  status: ContentfulStatusCode
  title: string
  errors?: Readonly<Record<string, string>>
}

export function answerProblem(c: Context, { status, title, errors }: Problem): Response {
  c.header('Content-Type', 'application/problem+json')
  return c.body(JSON.stringify({ type: 'about:blank', status, title, ...(errors && { errors }) }), status)
}
