import { askerOf } from '#http/asker.ts'
import { isPublicReport } from '#reports/public-report.ts'
import type { Ask } from '../ask.ts'
import { notFoundPage } from '../public/kind-pages.tsx'
import { readNumber } from '../public/report-number.ts'

/** `GET /rapporter/:number/nytt?sedan=<mark>`: server-sent events; one, when the report no longer reads as that mark says. */
export async function liveReport(ask: Ask): Promise<Response> {
  const { c, rooms } = ask
  const number = readNumber(c.req.param('number'))
  if (number === null || !(await isPublicReport(rooms.db, number))) return notFoundPage(ask)
  const mark = c.req.query('sedan') ?? ''
  const stream = rooms.live.open({ number, asker: askerOf(c), mark })
  // A browser that is answered anything else than a stream does not ask again.
  if (!stream) return c.body(null, 503)
  c.header('Content-Type', 'text/event-stream')
  c.header('Cache-Control', 'no-store')
  c.header('X-Accel-Buffering', 'no')
  return c.body(stream)
}
