import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** An error answered to a program (RFC 9457); `errors` names what was wrong with each thing asked. */
export type Problem = {
  status: ContentfulStatusCode
  title: string
  /** For a program to go by, where the status doesn't say it all. */
  code?: string
  errors?: Readonly<Record<string, string>>
}

export function answerProblem(c: Context, { status, title, code, errors }: Problem): Response {
  c.header('Content-Type', 'application/problem+json')
  const problem = { type: 'about:blank', status, title, ...(code && { code }), ...(errors && { errors }) }
  return c.body(JSON.stringify(problem), status)
}
