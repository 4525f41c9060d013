import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { type RateLimit, rateLimit } from '#http/rate-limit.ts'
import { securityHeaders } from '#http/security-headers.ts'
import { messagesIn } from '#i18n/messages.ts'
import { log, reasonOf, withTrace } from '../log.ts'
import { admit } from './admit.ts'
import type { Ask } from './ask.ts'
import { keepPages } from './kept-pages.ts'
import { notFoundPage } from './public/kind-pages.tsx'
import type { WebRooms } from './rooms.ts'
import { type Route, routes } from './routes.ts'

// A school or a municipality often has one address for everybody in it.
const postsPerAddress = { acts: 120, perMs: 10 * 60_000 }

/** The web door: every page, form and file, over one table of routes. */
export function createWeb(rooms: WebRooms): Hono {
  const app = new Hono()
  const limit: RateLimit = rooms.rateLimits ? rateLimit(postsPerAddress) : { allows: () => true }
  const house = { rooms, keptPages: keepPages() }
  const headers = Object.entries(securityHeaders(rooms.baseUrl))
  app.use('*', (c, next) => {
    const trace = randomUUID()
    for (const [name, value] of headers) c.header(name, value)
    c.header('X-Request-Id', trace)
    c.header('Cache-Control', 'no-cache')
    return withTrace(trace, () => next())
  })
  for (const route of routes) {
    app.on(route.method, route.path, (c) =>
      logged(c, route.path, () => admit(askOf(c, house, route), route, limit)),
    )
  }
  app.notFound((c) => logged(c, 'none', () => nowhere(askOf(c, house))))
  app.onError((error, c) => {
    log('error', 'request failed', { reason: reasonOf(error) })
    return c.text('500', 500)
  })
  return app
}

type House = Pick<Ask, 'rooms' | 'keptPages'>

function askOf(c: Context, house: House, route?: Route): Ask {
  const { pathname, search } = new URL(c.req.url)
  const language = route?.language ?? (/^\/en(\/|$)/.test(pathname) ? 'en' : 'sv')
  const bare = language === 'en' ? pathname.slice('/en'.length) || '/' : pathname
  return {
    c,
    ...house,
    language,
    say: messagesIn(language),
    here: c.req.method === 'GET' ? bare + search : bare,
    isPrivate: route !== undefined && route.permission !== 'public',
    hasEnglish: route?.hasEnglish ?? false,
    fields: {},
  }
}

/** No such address; one with a slash too many at its end is sent on. */
function nowhere(ask: Ask): Response {
  const { method, path } = ask.c.req
  const withoutSlash = /^(\/[\w-][\w./-]*)\/$/.exec(path)?.[1]
  return method === 'GET' && withoutSlash ? ask.c.redirect(withoutSlash, 301) : notFoundPage(ask)
}

/** One line for each request: the route's pattern, never the address, which may hold a link's token. */
async function logged(
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
