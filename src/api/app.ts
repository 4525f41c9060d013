import type { Context, Hono } from 'hono'
import { logged, makeDoor } from '#http/door.ts'
import { answerProblem } from '#http/problem.ts'
import { log, reasonOf } from '../log.ts'
import { admitGet } from './admit-get.ts'
import { admitPost } from './admit-post.ts'
import { answerOtherMethods } from './answer-other-methods.ts'
import { descriptionRoute } from './described/description.ts'
import { eventsRoute } from './described/events.ts'
import { guideRoutes } from './described/guides.ts'
import { openLimits } from './limits.ts'
import type { ApiAsk, ApiRooms } from './rooms.ts'
import { apiRoutes } from './routes.ts'

/** The API door: JSON for our own islands and for programs, over one table of routes. */
export function createApi(rooms: ApiRooms): Hono {
  const app = makeDoor(rooms.baseUrl)
  const limits = openLimits(rooms.rateLimits)
  for (const route of [...apiRoutes, descriptionRoute(apiRoutes, rooms), eventsRoute, ...guideRoutes]) {
    app.on(route.method, route.path, (c) =>
      logged(c, route.path, () =>
        route.method === 'GET'
          ? admitGet(askOf(c, rooms), route, limits)
          : admitPost(askOf(c, rooms), route, limits),
      ),
    )
    answerOtherMethods(app, route)
  }
  app.notFound((c) => logged(c, 'none', () => answerProblem(c, { status: 404, title: 'Not found' })))
  app.onError((error, c) => {
    log('error', 'request failed', { reason: reasonOf(error) })
    return answerProblem(c, { status: 500, title: 'Something went wrong here' })
  })
  return app
}

const askOf = (c: Context, rooms: ApiRooms): ApiAsk => ({ c, rooms, fields: {}, files: [] })
