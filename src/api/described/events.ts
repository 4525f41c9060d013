import { paths } from '#paths.ts'
import { answerTagged } from '../answer-tagged.ts'
import type { ApiAsk } from '../rooms.ts'

/** `GET /api/v1/asyncapi.json`: what is posted to programs of bodies, and back. */
export const eventsRoute = {
  method: 'GET',
  path: paths.apiEvents(),
  limit: 'address',
  handler: (ask: ApiAsk) => answerTagged(ask, ask.rooms.events, { maxAge: 3600 }),
} as const
