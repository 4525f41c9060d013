import type { Context, Hono } from 'hono'
import { logged, makeDoor } from '#http/door.ts'
import { answerProblem } from '#http/problem.ts'
import { noLimit, type RateLimit, rateLimit } from '#http/rate-limit.ts'
import { log, reasonOf } from '../log.ts'
import { admitPost } from './admit-post.ts'
import type { ApiAsk, ApiRooms } from './rooms.ts'
import { type ApiRoute, apiRoutes } from './routes.ts'

// A school class on its way through a park has one address and many telephones.
const postsPerAddress = { acts: 150, perMs: 10 * 60_000 }

/** The API door: JSON for our own islands and for programs, over one table of routes. */
export function createApi(rooms: ApiRooms): Hono {
  const app = makeDoor(rooms.baseUrl)
  const limit: RateLimit = rooms.rateLimits ? rateLimit(postsPerAddress) : noLimit
  for (const route of apiRoutes) {
    app.on(route.method, route.path, (c) =>
      logged(c, route.path, () => answer(askOf(c, rooms), route, limit)),
    )
  }
  app.notFound((c) => logged(c, 'none', () => answerProblem(c, { status: 404, title: 'Not found' })))
  app.onError((error, c) => {
    log('error', 'request failed', { reason: reasonOf(error) })
    return answerProblem(c, { status: 500, title: 'Something went wrong here' })
  })
  return app
}

const askOf = (c: Context, rooms: ApiRooms): ApiAsk => ({ c, rooms, fields: {}, files: [] })

const answer = (ask: ApiAsk, route: ApiRoute, limit: RateLimit) =>
  route.method === 'GET' ? route.handler(ask) : admitPost(ask, route, limit)
