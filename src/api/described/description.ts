import { paths } from '#paths.ts'
import { answerTagged } from '../answer-tagged.ts'
import type { ApiAsk, ApiRooms } from '../rooms.ts'
import type { ApiRoute } from '../routes.ts'
import { openApi } from './open-api.ts'

/** `GET /api/v1/openapi.json`: all of these routes, and itself beside them. */
export function descriptionRoute(routes: readonly ApiRoute[], { baseUrl }: Pick<ApiRooms, 'baseUrl'>) {
  const document = openApi(routes, baseUrl)
  return {
    method: 'GET',
    path: paths.apiDescription(),
    limit: 'address',
    handler: (ask: ApiAsk) => answerTagged(ask, document, { maxAge: 3600 }),
  } as const
}
