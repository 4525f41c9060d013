import type { Hono } from 'hono'
import { answerProblem } from '#http/problem.ts'
import { openToOthers } from './admit-get.ts'
import type { ApiRoute } from './routes.ts'

const allowed = { GET: 'GET, HEAD, OPTIONS', POST: 'POST' } as const satisfies Record<
  ApiRoute['method'],
  string
>

/** What a browser asks before a page of others may ask; and 405 for a method that an address does not know. */
export function answerOtherMethods(app: Hono, { path, method }: Pick<ApiRoute, 'path' | 'method'>): void {
  if (method === 'GET')
    app.options(path, (c) => {
      openToOthers(c)
      c.header('Access-Control-Allow-Methods', allowed.GET)
      c.header('Access-Control-Allow-Headers', 'Accept, If-None-Match')
      c.header('Access-Control-Max-Age', '86400')
      return c.body(null, 204)
    })
  app.all(path, (c) => {
    if (method === 'GET') openToOthers(c)
    c.header('Allow', allowed[method])
    return answerProblem(c, { status: 405, title: 'Method not allowed' })
  })
}
