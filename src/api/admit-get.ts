import type { Context } from 'hono'
import { askerOf } from '#http/asker.ts'
import { answerProblem } from '#http/problem.ts'
import { tellStanding, wholeSeconds } from '#http/tell-standing.ts'
import { Gone, NotFound, TooSlow } from '../errors.ts'
import type { LimitName, Limits } from './limits.ts'
import type { ApiAsk } from './rooms.ts'
import type { ApiRoute } from './routes.ts'

type Read = Pick<Extract<ApiRoute, { method: 'GET' }>, 'limit' | 'handler'>

/** Lets anybody read, also from pages of others, as often as the route's limit says. */
export async function admitGet(ask: ApiAsk, { limit, handler }: Read, limits: Limits) {
  openToOthers(ask.c)
  const refusal = countAsk(ask.c, limit, limits)
  if (refusal) return refusal
  try {
    return await handler(ask)
  } catch (error) {
    if (error instanceof NotFound) return answerProblem(ask.c, { status: 404, title: 'Not found' })
    if (error instanceof Gone) return answerProblem(ask.c, { status: 410, title: 'Gone' })
    if (error instanceof TooSlow) return answerTooSlow(ask.c)
    throw error
  }
}

function answerTooSlow(c: Context): Response {
  c.header('Retry-After', '60')
  return answerProblem(c, { status: 503, title: 'Too much to look through: narrow what is asked for' })
}

const toldToPages = 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id'

/** Nothing here is anybody's own, and no cookie is read. */
export function openToOthers(c: Context): void {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Access-Control-Expose-Headers', toldToPages)
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
}

function countAsk(c: Context, name: LimitName, limits: Limits): Response | null {
  const [asker, limit] = [askerOf(c), limits[name]]
  const isAllowed = limit.allows(asker)
  const standing = limit.standing(asker)
  if (standing) tellStanding(c, name, standing)
  if (isAllowed) return null
  c.header('Retry-After', String(Math.max(1, wholeSeconds(standing?.moreInMs ?? 0))))
  return answerProblem(c, { status: 429, title: 'Too many requests' })
}
