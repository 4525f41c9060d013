import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { LinkAct } from '#database/schema.ts'
import type { Fields } from '#http/form.ts'
import { openTestDatabase } from '../../test/database.ts'
import {
  brokenEndings,
  hasHostileMark,
  hostileValues,
  inAddress,
  rawForms,
} from '../../test/hostile-inputs.ts'
import { demonstrationOver } from '../../test/hostile-world.ts'
import { type Reached, reachRoutes, rowOf } from '../../test/reach-routes.ts'
import { fillBodies } from '../../test/reports.ts'
import { watchChanges } from '../../test/watch-changes.ts'
import { formWith } from '../../test/web.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { app, links, token, photos } = await demonstrationOver(db)
const { rows, reach } = reachRoutes(db, { token, photos })
const changes = await watchChanges(db)

const home = 'http://localhost'
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

/** What people take trouble to write: a page that says no gives it back. */
const wordy = ['title', 'description', 'place', 'words']
const wordsIn = (fields: Fields) => wordy.flatMap((name) => fields[name] || [])

/** The two cookies there are: a session, set by a press and dropped, and the challenge of a browser with a key. */
const cookies =
  /^(?:session=(?:[\w-]{43})?; Max-Age=(?:0|1209600); Path=\/; HttpOnly; SameSite=Lax|challenge=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; SameSite=Strict)$/
const ours = 'session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'

/** What holds for every answer, to anything. */
async function expectSound(what: string, answer: Response, kept: readonly string[] = []): Promise<void> {
  const { status, headers } = answer
  const body = await answer.text()
  expect(status, what).toBeLessThan(500)
  expect(hasHostileMark(body), `${what} comes back as markup`).toBe(false)
  expect(headers.get('set-cookie') ?? ours, what).toMatch(cookies)
  expect(headers.get('location') ?? '/', what).toMatch(/^\/(?!\/)/)
  expect(headers.get('content-security-policy'), what).not.toBeNull()
  if (status >= 400) for (const one of kept) expect(body, `${what} loses "${one}"`).toContain(one)
}

const each = routes.map((route): [string, Route] => [`${route.method} ${route.path}`, route])
const posted = each.filter(([, { method }]) => method === 'POST')
/** English pages have the same handlers: one value of each kind is enough for them. */
const valuesFor = ({ language }: Route) =>
  Object.entries(hostileValues).flatMap(([kind, some]) =>
    some.slice(0, language === 'sv' ? some.length : 1).map((value) => [kind, value] as const),
  )

test('every route has a row that reaches it, and no row is left over', async () => {
  expect(new Set(rows)).toEqual(new Set(routes.map(rowOf)))
  for (const [name, route] of each) {
    const valid = await reach(route)
    expect((await send(route, valid)).status, name).toBe(valid.status)
  }
})

const queries = [
  'lat',
  'lon',
  'plats',
  'q',
  'tack',
  'sparat',
  'klart',
  'skickad',
  'latitude',
  'longitude',
  'pc',
  'fran',
  'skickat',
  'visa',
  'vy',
  'z',
  'kommun',
  'mottagare',
  'radie',
]

test.each(each)('%s takes any address and method, and changes nothing', async (name, route) => {
  const { path, headers } = await reach(route)
  const [bare = ''] = path.split('?')
  const endings = [...valuesFor(route).map(([, value]) => inAddress(value)), ...brokenEndings]
  await changes()
  for (const end of /:|\*/.test(route.path) ? endings : []) {
    const strange = route.path.replace(/:\w+|\*/, () => end || '%20')
    const body = route.method === 'POST' ? { body: new URLSearchParams() } : {}
    await expectSound(`${name} ${end.slice(0, 99)}`, await ask(route.method, strange, { ...body, headers }))
  }
  for (const end of route.method === 'GET' ? endings : []) {
    const query = queries.map((one) => `${one}=${end}`).join('&')
    await expectSound(`${name}?${end.slice(0, 99)}`, await ask('GET', `${bare}?${query}`, { headers }))
    await expectSound(
      `${name}?…${end.slice(0, 99)}`,
      await ask('GET', `${bare}?lat=57.9&lon=12.5&${query}`, { headers }),
    )
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])
    await expectSound(`${method} ${path}`, await ask(method, path, { headers }))
  expect(await changes(), `${name} changes something`).toEqual({})
})

/** What a refusal may not do; a challenge is used up by whatever answers it. */
async function changed() {
  const { 'delete passkey_challenges': _, ...others } = await changes()
  return others
}

const homes = ['municipality', 'otherMunicipality']

test.each(posted)(
  '%s takes any value in any field: a no changes nothing and keeps the rest',
  async (name, route) => {
    let valid = await reach(route)
    const fields = [...Object.keys(valid.fields), ...('lat' in valid.fields ? homes : ['stray'])]
    for (const field of fields)
      for (const [kind, value] of valuesFor(route)) {
        const hostile = { ...valid.fields, [field]: value }
        await changes()
        const answer = await post(valid.path, hostile, valid)
        const rest = wordsIn({ ...valid.fields, [field]: '' })
        await expectSound(
          `${name} ${field}: ${kind} ${value.slice(0, 50)}`,
          answer,
          answer.status === 413 ? [] : rest,
        )
        if (answer.status >= 400) expect(await changed(), `${name} ${field}: ${kind}`).toEqual({})
        else valid = await reach(route)
      }
  },
)

test.each(posted)('%s takes any encoding: what can’t be read changes nothing', async (name, route) => {
  let valid = await reach(route)
  for (const { name: kind, body, type } of rawForms(valid.fields)) {
    await changes()
    const headers = { ...valid.headers, ...(type !== null && { 'content-type': type }) }
    const answer = await ask('POST', valid.path, { body, headers })
    await expectSound(`${name} ${kind}`, answer)
    if (answer.status >= 400) expect(await changed(), `${name} ${kind}`).toEqual({})
    else valid = await reach(route)
  }
})

const acts: readonly LinkAct[] = [
  'draft',
  'confirm',
  'support',
  'case',
  'reporter',
  'unsubscribe',
  'moderate',
  'watch',
  'watches',
  'unwatch',
  'sign_in',
  'new_address',
]
const linked = each.flatMap(([name, route]) =>
  route.permission === 'link' ? [[name, route, route.act] as const] : [],
)

test.each(linked)(
  '%s opens by no link that is forged, cut or made for something else',
  async (name, route, act) => {
    const valid = await reach(route)
    const good = await token(act)
    const id = await newestLink(act)
    const [version = '', name1 = '', signature = ''] = good.split('.')
    const forged = [
      `${version}.${name1}.${[...signature].reverse().join('')}`,
      `${version}.${[...name1].reverse().join('')}.${signature}`,
      `k999.${name1}.${signature}`,
      good.slice(0, -1),
      good.toLowerCase(),
      `${good}A`,
      links.token(act, randomUUID()),
      ...acts.filter((other) => other !== act).map((other) => links.token(other, id)),
    ]
    await changes()
    for (const one of forged) {
      const answer = await send(route, { ...valid, path: valid.path.replace(good, one) })
      expect(answer.status, `${name} ${one}`).toBe(404)
      await expectSound(`${name} forged`, answer, wordsIn(valid.fields))
    }
    expect(await changes()).toEqual({})
  },
)

test.each(linked)(
  '%s says kindly that its link is too old or ended, and does nothing',
  async (name, route, act) => {
    for (const column of ['expires_at', 'revoked_at'] as const) {
      const valid = await reach(route)
      await db
        .updateTable('links')
        .set({ [column]: new Date(0) })
        .where('id', '=', await newestLink(act))
        .execute()
      await changes()
      const answer = await send(route, valid)
      const isRenewal = route.path.endsWith('/ny-lank')
      expect(answer.status, `${name} ${column}`).toBe(isRenewal ? 303 : 410)
      await expectSound(`${name} ${column}`, answer, wordsIn(valid.fields))
      if (!isRenewal) expect(await changes()).toEqual({})
    }
  },
)

async function newestLink(act: LinkAct): Promise<string> {
  const { id } = await db
    .selectFrom('links')
    .select('id')
    .where('act', '=', act)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Twice is twice here: each reading of contact details counts, and each challenge is another. */
const repeatable = ['/kontakt', '/nyckel/fraga', '/nycklar/ny']

test.each(posted)('%s pressed twice, one after the other or at once, is done once', async (name, route) => {
  const once = await changeBy(route, async (valid) => [await send(route, valid)])
  const doubles = [
    async (valid: Reached) => [await send(route, valid), await send(route, valid)],
    (valid: Reached) => Promise.all([send(route, valid), send(route, valid)]),
  ]
  for (const twice of doubles) {
    const added = await changeBy(route, twice)
    if (!repeatable.some((end) => route.path.endsWith(end))) expect(added, name).toEqual(once)
  }
})

async function changeBy(route: Route, act: (valid: Reached) => Promise<Response[]>) {
  const valid = await reach(route)
  await changes()
  for (const answer of await act(valid)) await expectSound(route.path, answer, wordsIn(valid.fields))
  const made = Object.entries(await changes()).filter(([what]) => what.startsWith('insert'))
  return Object.fromEntries(made)
}

test('an address changed in the moment of confirming: a report by the old one, or a draft by the new', async () => {
  const [change] = posted.filter(([name]) => name === 'POST /utkast/:token')
  if (!change) throw new Error('no such route')
  for (let round = 0; round < 10; round += 1) {
    const { path, fields } = await reach(change[1])
    const confirmation = `/bekrafta/${await token('confirm')}`
    const answers = await Promise.all([post(confirmation, {}), post(path, fields)])
    const [confirmed, changed] = answers
    expect([303, 410]).toContain(confirmed.status)
    const body = await confirmed.text()
    if (confirmed.status === 410) expect(body).toContain('Adressen är ändrad')
    await expectSound('a change in the moment of confirming', changed, wordsIn(fields))
    const { report, email } = await db
      .selectFrom('drafts')
      .select(['report', 'email'])
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    expect(report === null).toBe(confirmed.status === 410)
    expect(email).toBe(report === null ? fields['email'] : null)
  }
})
