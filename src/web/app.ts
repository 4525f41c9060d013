import type { Context, Hono } from 'hono'
import { logged, makeDoor } from '#http/door.ts'
import { noLimit, type RateLimit, rateLimit } from '#http/rate-limit.ts'
import { messagesIn } from '#i18n/messages.ts'
import { log, reasonOf } from '../log.ts'
import { admit } from './admit.ts'
import type { Ask } from './ask.ts'
import { keepPages } from './kept-pages.ts'
import { notFoundPage } from './public/kind-pages.tsx'
import type { WebRooms } from './rooms.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

// A school or a municipality often has one address for everybody in it.
const postsPerAddress = { acts: 120, perMs: 10 * 60_000 }
// What sends a letter to whatever address is written, what a key is tried by, and documents written for who asks.
const scarcePerAddress = { acts: 30, perMs: 10 * 60_000 }

/** The web door: every page, form and file, over one table of routes. */
export function createWeb(rooms: WebRooms): Hono {
  const app = makeDoor(rooms.baseUrl, rooms.tiles?.origin)
  const pace = (most: Parameters<typeof rateLimit>[0]): RateLimit =>
    rooms.rateLimits ? rateLimit(most) : noLimit
  const posts = pace(postsPerAddress)
  const scarce = {
    letters: pace(scarcePerAddress),
    passkeys: pace(scarcePerAddress),
    copies: pace(scarcePerAddress),
  }
  const house = { rooms, keptPages: keepPages() }
  for (const route of routes) {
    app.on(route.method, route.path, (c) =>
      logged(c, route.path, () =>
        admit(askOf(c, house, route), route, route.scarce ? scarce[route.scarce] : posts),
      ),
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
    isPrivate: route !== undefined && route.permission !== 'public' && route.permission !== 'anybody',
    hasEnglish: route?.hasEnglish ?? false,
    fields: {},
    files: [],
  }
}

/** No such address; one with a slash too many at its end is sent on. */
function nowhere(ask: Ask): Response {
  const { method, path } = ask.c.req
  const withoutSlash = /^(\/[\w-][\w./-]*)\/$/.exec(path)?.[1]
  return method === 'GET' && withoutSlash ? ask.c.redirect(withoutSlash, 301) : notFoundPage(ask)
}
