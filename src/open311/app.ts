import type { Context, Hono } from 'hono'
import { askerOf } from '#http/asker.ts'
import { logged, makeDoor } from '#http/door.ts'
import { noLimit, type RateLimit, rateLimit } from '#http/rate-limit.ts'
import { admitPost, callersLimit } from './admit-post.ts'
import { answerError, answerMistakes } from './answer.ts'
import { type KeptRows, keepRows } from './kept-rows.ts'
import { Open311Mistake } from './mistake.ts'
import { asksOldService } from './old/asks-old-service.ts'
import type { Open311Ask, Open311Handler, Open311Rooms } from './rooms.ts'
import { type Open311Route, open311Routes } from './routes.ts'
import { asksSandbox } from './sandbox/asks-sandbox.ts'
import { inSandbox } from './sandbox/in-sandbox.ts'
import type { Format } from './write-document.ts'

// Programs that fetch all there is ask a page at a time.
const asksPerAddress = { acts: 600, perMs: 5 * 60_000 }

/** The Open311 door: GeoReport v2 for other programs, in XML and JSON, over one table of routes. */
export function createOpen311(rooms: Open311Rooms): Hono {
  const app = makeDoor(rooms.baseUrl)
  const kept = keepRows()
  const limit = rooms.rateLimits ? rateLimit(asksPerAddress) : noLimit
  const callers = callersLimit(rooms.rateLimits)
  for (const route of open311Routes)
    app.on(route.method, patternsOf(route), (c) =>
      logged(c, route.path, () =>
        answer(askOf(c, rooms, kept), limit, (ask) =>
          route.method === 'GET' ? read(ask, route) : admitPost(ask, route, callers),
        ),
      ),
    )
  app.notFound((c) =>
    logged(c, 'none', () => answerMistakes(askOf(c, rooms, kept), [new Open311Mistake(missingAt(c))])),
  )
  return app
}

/** The format is an ending of the address, after whatever a code or a number holds. */
const patternsOf = ({ path }: Open311Route): string[] =>
  /:\w+$/.test(path) ? [`${path}{.+\\.(?:xml|json)}`] : [`${path}.xml`, `${path}.json`]

async function answer(ask: Open311Ask, limit: RateLimit, handler: Open311Handler): Promise<Response> {
  // Any page may ask for what anybody may read.
  ask.c.header('Access-Control-Allow-Origin', '*')
  ask.c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  ask.c.header('Vary', 'Accept-Language')
  try {
    if (!limit.allows(askerOf(ask.c))) throw new Open311Mistake('too_often')
    return await handler(ask)
  } catch (error) {
    return answerError(ask, error)
  }
}

const missingAt = ({ req: { path } }: Context) =>
  /\.\w+$/.test(path) && !/\.(?:xml|json)$/.test(path) ? 'format_unknown' : 'not_there'

type Read = Extract<Open311Route, { method: 'GET' }>

const read = async (ask: Open311Ask, { handler, old = handler, isOfReports }: Read) =>
  asksSandbox(ask)
    ? handler(isOfReports ? await inSandbox(ask) : ask)
    : (asksOldService(ask) ? old : handler)(ask)

function askOf(c: Context, rooms: Open311Rooms, kept: KeptRows): Open311Ask {
  const named = Object.entries(c.req.param()).map(([name, value]) => [
    name,
    value.replace(/\.(?:xml|json)$/, ''),
  ])
  const given = Object.entries(c.req.queries()).map(([name, values]) => [name, values.at(-1)?.trim() ?? ''])
  return {
    ...{ c, rooms, kept, named: Object.fromEntries(named), format: formatOf(c) },
    language: /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'sv',
    asked: Object.fromEntries(given.filter(([, value]) => value !== '')),
  }
}

/** XML where the address does not say: it is what every client reads. */
const formatOf = (c: Context): Format => (c.req.path.endsWith('.json') ? 'json' : 'xml')
