import { expect } from 'vitest'
import type { Fields } from '#http/form.ts'
import type { Route } from '#web/route.ts'
import { routes } from '#web/routes.ts'
import { openTestDatabase } from './database.ts'
import { hasHostileMark, hostileValues } from './hostile-inputs.ts'
import { demonstrationOver } from './hostile-world.ts'
import { type Reached, reachRoutes } from './reach-routes.ts'
import { fillBodies } from './reports.ts'
import { watchChanges } from './watch-changes.ts'
import { formWith } from './web.ts'

const home = 'http://localhost'

/**
 * A house whose every route is asked for what it was not made for, over a database that tells what was changed in it.
 * Call it at the top of a test file.
 */
export async function openHostileStage() {
  const { db } = await openTestDatabase()
  await fillBodies(db)
  const { app, photos, links, token } = await demonstrationOver(db)
  const { rows, reach } = reachRoutes(db, { token, photos })
  const changes = await watchChanges(db)

  const ask = async (method: string, path: string, init: RequestInit = {}) =>
    app.request(home + path, { ...init, method, headers: { origin: home, ...init.headers } })
  const post = (
    path: string,
    fields: Fields,
    { files = [], headers = {} }: Partial<Pick<Reached, 'files' | 'headers'>> = {},
  ) =>
    ask('POST', path, {
      body: files.length > 0 ? formWith(fields, files) : new URLSearchParams(fields),
      headers,
    })
  const send = ({ method }: Route, { path, fields, ...besides }: Reached) =>
    method === 'GET' ? ask('GET', path, { headers: besides.headers }) : post(path, fields, besides)
  return { db, links, token, rows, reach, changes, ask, post, send }
}

/** What people take trouble to write: a page that says no gives it back. */
const wordy = ['title', 'description', 'place', 'words']
export const wordsIn = (fields: Fields) => wordy.flatMap((name) => fields[name] || [])

/** The two cookies there are: a session, set by a press and dropped, and the challenge of a browser with a key. */
const cookies =
  /^(?:session=(?:[\w-]{43})?; Max-Age=(?:0|1209600); Path=\/; HttpOnly; SameSite=Lax|challenge=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; SameSite=Strict)$/
const ours = 'session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'

/** What holds for every answer, to anything. */
export async function expectSound(
  what: string,
  answer: Response,
  kept: readonly string[] = [],
): Promise<void> {
  const { status, headers } = answer
  const body = await answer.text()
  expect(status, what).toBeLessThan(500)
  expect(hasHostileMark(body), `${what} comes back as markup`).toBe(false)
  expect(headers.get('set-cookie') ?? ours, what).toMatch(cookies)
  expect(headers.get('location') ?? '/', what).toMatch(/^\/(?!\/)/)
  expect(headers.get('content-security-policy'), what).not.toBeNull()
  if (status >= 400) for (const one of kept) expect(body, `${what} loses "${one}"`).toContain(one)
}

export const each = routes.map((route): [string, Route] => [`${route.method} ${route.path}`, route])
export const posted = each.filter(([, { method }]) => method === 'POST')
/** English pages have the same handlers: one value of each kind is enough for them. */
export const valuesFor = ({ language }: Route) =>
  Object.entries(hostileValues).flatMap(([kind, some]) =>
    some.slice(0, language === 'sv' ? some.length : 1).map((value) => [kind, value] as const),
  )
