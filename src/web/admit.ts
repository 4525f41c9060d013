import { isAway } from '#database/is-away.ts'
import { askerOf } from '#http/asker.ts'
import { comesFromUs } from '#http/origin-check.ts'
import type { RateLimit } from '#http/rate-limit.ts'
import { discardFiles } from '#http/read-upload.ts'
import type { Upload } from '#http/upload.ts'
import { Conflict, Gone, NotAllowed, NotFound } from '../errors.ts'
import { log, reasonOf } from '../log.ts'
import type { Ask } from './ask.ts'
import {
  awayPage,
  badLinkPage,
  brokenPage,
  gonePage,
  kindPage,
  notFoundPage,
  refusedPage,
} from './public/kind-pages.tsx'
import { busyPage, elsewherePage, tooManyPage } from './public/not-taken.tsx'
import { readPosted } from './read-posted.ts'
import type { Route } from './route.ts'
import { sessionOf } from './session.ts'

/** Lets a request in to its handler: the form read, its origin and pace checked, its permission held. */
export async function admit(ask: Ask, route: Route, limit: RateLimit): Promise<Response> {
  if (route.method === 'GET') return answerSafely(ask, route)
  const { baseUrl, mode } = ask.rooms
  const isOurs = route.fromAnywhere || comesFromUs(ask.c, { baseUrl, anyHost: mode !== 'production' })
  const posted = await readPosted(ask, route, isOurs)
  if (!posted.ok) return unreadPage(ask, posted.why)
  const asked = { ...ask, fields: posted.fields, files: posted.files }
  try {
    if (!isOurs) return elsewherePage(asked)
    const asker = askerOf(ask.c)
    const isShownAgain = isNavigation(ask) && limit.paysBack(asker)
    if (!isShownAgain && !limit.allows(asker)) return tooManyPage(asked)
    const answer = await answerSafely(asked, route)
    if (isByScript(ask) && isPageOfMistakes(answer)) limit.owesOne(asker)
    // It did something after all.
    if (isShownAgain && !isPageOfMistakes(answer)) limit.allows(asker)
    return answer
  } finally {
    await discardFiles(posted.files)
  }
}

/*
 * Our script sends a form by itself, and where the answer is a page to be read it has the browser send the same form
 * once more. To who pressed once that is one act. Each that is not counted follows one that was.
 */
const modeOf = ({ c }: Ask): string | undefined => c.req.header('sec-fetch-mode')
const isNavigation = (ask: Ask): boolean => modeOf(ask) === 'navigate'
const isByScript = (ask: Ask): boolean => modeOf(ask) !== undefined && !isNavigation(ask)
const isPageOfMistakes = ({ status }: Response): boolean => status >= 400 && status < 500

function unreadPage(ask: Ask, why: Extract<Upload, { ok: false }>['why']): Response {
  const { house } = ask.say.pages
  if (why === 'busy') return busyPage(ask)
  if (why === 'unreadable') return kindPage(ask, 400, house.unreadable)
  return kindPage(ask, 413, why === 'files_too_large' ? house.filesTooLarge : house.tooLarge)
}

/** Errors people can meet become pages; a database that restarts is waited for; anything else is a fault of ours, told with the request's id. */
async function answerSafely(ask: Ask, route: Route): Promise<Response> {
  try {
    return await permit(ask, route)
  } catch (error) {
    if (error instanceof NotFound) return notFoundPage(ask)
    if (error instanceof Gone) return gonePage(ask)
    if (error instanceof NotAllowed || error instanceof Conflict) return refusedPage(ask)
    if (isAway(error)) {
      log('warn', 'database away', { route: route.path, reason: reasonOf(error) })
      return awayPage(ask)
    }
    log('error', 'request failed', { route: route.path, reason: reasonOf(error) })
    return brokenPage(ask)
  }
}

async function permit(ask: Ask, route: Route): Promise<Response> {
  if (route.permission === 'public') return route.handler(ask)
  if (route.permission === 'anybody') return answerAnybody(ask, route)
  keepPrivate(ask)
  if (route.permission === 'demonstration')
    return isDemonstration(ask) ? route.handler(ask) : notFoundPage(ask)
  if (route.permission === 'session') {
    const session = await sessionOf(ask)
    return session ? route.handler(ask, session) : route.otherwise(ask)
  }
  const { db, links } = ask.rooms
  const opened = await links.open(db, route.act, ask.c.req.param('token') ?? '')
  if (opened.ok) return route.handler(ask, opened.link)
  return opened.why === 'unknown' ? badLinkPage(ask) : route.closed(ask, opened)
}

/** The same address answers one who is signed in otherwise, and nobody may be given what was another's. */
async function answerAnybody(ask: Ask, route: Extract<Route, { permission: 'anybody' }>): Promise<Response> {
  const session = await sessionOf(ask)
  ask.c.header('Vary', 'Cookie', { append: true })
  if (!session) return route.handler(ask)
  keepPrivate(ask)
  return route.signedIn({ ...ask, isPrivate: true }, session)
}

/** It is for whoever holds the address, or is signed in: it is not for caches, search engines or other sites. */
function keepPrivate({ c }: Ask): void {
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex')
}

/** On this machine only: a name that leads here from elsewhere, or a proxy before us, ends it. */
function isDemonstration({ c, rooms }: Ask): boolean {
  const isForwarded = Object.keys(c.req.header()).some((name) => /^(x-)?forwarded/.test(name))
  const { hostname } = new URL(c.req.url)
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return rooms.mailbox !== null && rooms.mode === 'demonstration' && isLocal && !isForwarded
}
