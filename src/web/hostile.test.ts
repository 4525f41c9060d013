import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { LinkAct } from '#database/schema.ts'
import { brokenEndings, inAddress } from '../../test/hostile-inputs.ts'
import { each, expectSound, openHostileStage, valuesFor, wordsIn } from '../../test/hostile-stage.ts'
import { rowOf } from '../../test/reach-routes.ts'
import { routes } from './routes.ts'

const { ask, changes, db, links, reach, rows, send, token } = await openHostileStage()

test('every route has a row that reaches it, and no row is left over', { timeout: 120_000 }, async () => {
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
  const place = routes.indexOf(route)
  const all = [...valuesFor(route).map(([, value]) => inAddress(value)), ...brokenEndings]
  // Each route gets every third, each ending every third route: nearly all of them are read by the same few lines.
  const endings = all.filter((_, index) => (place + index) % 3 === 0)
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
  'sandbox',
  'console',
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
