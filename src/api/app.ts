import type { Hono } from 'hono'
import { logged, makeDoor } from '#http/door.ts'
import { answerProblem } from '#http/problem.ts'
import { log, reasonOf } from '../log.ts'
import type { ApiRooms } from './rooms.ts'
import { apiRoutes } from './routes.ts'

/** The API door: JSON for our own islands and for programs, over one table of routes. */
export function createApi(rooms: ApiRooms): Hono {
  const app = makeDoor(rooms.baseUrl)
  for (const route of apiRoutes) {
    app.on(route.method, route.path, (c) => logged(c, route.path, () => route.handler({ c, rooms })))
  }
  app.notFound((c) => logged(c, 'none', () => answerProblem(c, { status: 404, title: 'Not found' })))
  app.onError((error, c) => {
    log('error', 'request failed', { reason: reasonOf(error) })
    return answerProblem(c, { status: 500, title: 'Something went wrong here' })
  })
  return app
}
