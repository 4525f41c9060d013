import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { log, withTrace } from '../log.ts'
import { securityHeaders } from './security-headers.ts'

/** A door of the house, still without routes: each request gets an id that follows it, and the house's headers. */
export function makeDoor(baseUrl: string, tilesFrom?: string): Hono {
  const app = new Hono()
  const headers = Object.entries(securityHeaders(baseUrl, tilesFrom))
  app.use('*', (c, next) => {
    const trace = randomUUID()
    for (const [name, value] of headers) c.header(name, value)
    c.header('X-Request-Id', trace)
    c.header('Cache-Control', 'no-cache')
    return withTrace(trace, () => next())
  })
  return app
}

/** One line for each request: the route's pattern, never the address, which may hold a link's token. */
export async function logged(
  c: Context,
  route: string,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const started = performance.now()
  const response = await answer()
  const ms = Math.round(performance.now() - started)
  log('info', 'request', { method: c.req.method, route, status: response.status, ms })
  return response
}
