import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { watchesOf } from '#alerts/watch-queries.ts'
import { beginSession } from '#people/sessions.ts'
import { openTestDatabase } from '../../test/database.ts'
import { anAddress } from '../../test/person.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, post, page, app } = await browse(db)

async function signedIn() {
  const email = anAddress()
  const { person } = await aReport(db, { email })
  const cookie = `session=${await beginSession(db, person)}`
  return {
    ...{ email, person, cookie },
    see: async (path: string) => (await get(path, { cookie })).text(),
    send: (path: string, fields = {}) => post(path, fields, { cookie }),
  }
}

const followers = async (report: number) =>
  db
    .selectFrom('followers')
    .select(['person', 'pace'])
    .where('report', '=', report)
    .orderBy('since')
    .execute()

const letters = async () =>
  Number(
    (
      await db
        .selectFrom('letters')
        .select((row) => row.fn.countAll<number>().as('is'))
        .executeTakeFirstOrThrow()
    ).is,
  )

test('who is signed in follows at once, at the pace they choose, without another letter', async () => {
  const { email, person, see, send } = await signedIn()
  const { number, person: reporter } = await aReport(db, { email: anAddress() })
  const before = await letters()
  const form = await see(`/rapporter/${number}/folj`)
  expect(form).toContain(`Du är inloggad som ${email}`)
  expect(form).not.toContain('name="email"')
  const sent = await send(`/rapporter/${number}/folj`, { ...hiddenFields(form), pace: 'daily' })
  expect(sent.headers.get('location')).toBe(`/rapporter/${number}?klart=follow`)
  expect(await followers(number)).toEqual([
    { person: reporter, pace: 'at_once' },
    { person, pace: 'daily' },
  ])
  expect(await letters()).toBe(before)
})

test('support, an update and how it is now count at once too', async () => {
  const { send, see } = await signedIn()
  const { number } = await aReport(db, { email: anAddress() })
  for (const [kind, fields] of [
    ['jag-ser-ocksa', {}],
    ['uppdatera', { words: 'Det är djupare nu.' }],
    ['fortfarande', { follow: 'on' }],
  ] as const) {
    const form = hiddenFields(await see(`/rapporter/${number}/${kind}`))
    expect((await send(`/rapporter/${number}/${kind}`, { ...form, ...fields })).status).toBe(303)
  }
  const html = await page(`/rapporter/${number}`)
  expect(html).toContain('Det är djupare nu.')
  expect(await followers(number)).toHaveLength(2)
  const empty = hiddenFields(await see(`/rapporter/${number}/uppdatera`))
  expect((await send(`/rapporter/${number}/uppdatera`, { ...empty, words: '' })).status).toBe(422)
})

test('a place is watched at once', async () => {
  const { email, person, see, send } = await signedIn()
  const before = await letters()
  const form = await see('/bevaka?kommun=alingsas')
  expect(form).toContain(`Du är inloggad som ${email}`)
  const sent = await send('/bevaka', { ...hiddenFields(form), pace: 'weekly' })
  expect(await see(sent.headers.get('location') ?? '')).toContain('Du får ett brev när något händer.')
  expect(await watchesOf(db, person)).toMatchObject([{ pace: 'weekly' }])
  expect(await letters()).toBe(before)
  expect(await see('/min-sida/foljer')).toContain('/mina-bevakningar/k1.')
})

test('another address is proven by a letter, signed in or not', async () => {
  const { person, see, send } = await signedIn()
  const { number } = await aReport(db, { email: anAddress() })
  const form = await see(`/rapporter/${number}/folj?annan=1`)
  expect(form).toContain('name="email"')
  expect(form).not.toContain('Du är inloggad')
  const sent = await send(`/rapporter/${number}/folj`, { ...hiddenFields(form), email: anAddress() })
  expect(sent.headers.get('location')).toBe(`/rapporter/${number}/folj?skickat=1`)
  expect(await see(`/rapporter/${number}/folj?skickat=1`)).toContain('Öppna brevet vi just skickade')
  expect((await followers(number)).some((one) => one.person === person)).toBe(false)
  expect(await see('/bevaka?kommun=lund&annan=1')).toContain('name="email"')
})

test('a form shown to one person does nothing for another who has signed in since, nor from another site', async () => {
  const [first, second] = [await signedIn(), await signedIn()]
  const { number } = await aReport(db, { email: anAddress() })
  const path = `/rapporter/${number}/folj`
  const form = hiddenFields(await first.see(path))
  const watching = hiddenFields(await first.see('/bevaka?kommun=lund'))
  const refused = await second.send(path, form)
  expect(refused.status).toBe(422)
  const shown = await refused.text()
  expect(shown).toContain('Någon annan har loggat in')
  expect(shown).toContain(`Du är inloggad som ${second.email}`)
  expect((await second.send('/bevaka', { ...watching, pace: 'daily' })).status).toBe(422)
  const elsewhere = await app.request(`http://localhost${path}`, {
    method: 'POST',
    headers: { cookie: first.cookie, origin: 'https://evil.example' },
    body: new URLSearchParams(form),
  })
  expect(elsewhere.status).toBe(403)
  // Signed out, the same form asks for an address.
  expect((await post(path, form)).status).toBe(422)
  expect(
    (await post(path, { ...form, key: randomUUID() }, { cookie: `session=${'x'.repeat(43)}` })).status,
  ).toBe(422)
  expect(await followers(number)).toHaveLength(1)
  expect(await watchesOf(db, second.person)).toEqual([])
})

test('what one sees who is signed in is kept by no cache', async () => {
  const { cookie } = await signedIn()
  const { number } = await aReport(db, { email: anAddress() })
  const path = `/rapporter/${number}/folj`
  expect((await get(path, { cookie })).headers.get('cache-control')).toBe('no-store')
  expect((await get(path)).headers.get('vary')).toMatch(/Cookie/)
})
