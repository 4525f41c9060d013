import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { setVisibility } from '#moderation/set-visibility.ts'
import { beginSession } from '#people/sessions.ts'
import { followerOf } from '#reports/letters/letter-queries.ts'
import { openTestDatabase } from '../../test/database.ts'
import { add, anAddress, tablesWith } from '../../test/person.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token, app } = await browse(db)

/** Somebody who has reported, signed in: their hands, as `get` and `post` with their cookie. */
async function signedIn(email = anAddress()) {
  const made = await aReport(db, { email, title: `Hål ${randomUUID()}` })
  const cookie = `session=${await beginSession(db, made.person)}`
  return {
    ...{ ...made, email, cookie },
    see: async (path: string) => (await get(path, { cookie })).text(),
    send: (path: string, fields = {}) => post(path, fields, { cookie }),
  }
}

test('ID-1: with an address alone one comes to one’s own page, by a letter and a press', async () => {
  const email = anAddress()
  const { number } = await aReport(db, { email })
  const form = await page('/min-sida')
  expect(form).toContain('Du behöver inget lösenord')
  const asked = await post('/min-sida', { ...hiddenFields(form), email: email.toUpperCase() })
  expect(asked.headers.get('location')).toBe('/min-sida?skickat=1')
  const path = `/min-sida/oppna/${await token('sign_in')}`
  const opened = await get(path)
  expect(opened.headers.get('set-cookie')).toBeNull()
  expect(await opened.text()).toContain('Öppna min sida')
  const pressed = await post(path)
  const cookie = pressed.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
  const mine = await get('/min-sida', { cookie: cookie.split(';')[0] ?? '' })
  expect(mine.headers.get('cache-control')).toBe('no-store')
  const html = await mine.text()
  expect(html).toContain(email)
  expect(html).toContain(String(number))
  const again = await post(path)
  expect(again.status).toBe(410)
  expect(await again.text()).toContain('Länken har redan använts')
})

test('the answer is the same whether an address is known or not, and names none', async () => {
  const known = anAddress()
  await aReport(db, { email: known })
  const answers = await Promise.all(
    [known, anAddress()].map(async (email) => {
      const sent = await post('/min-sida', { key: randomUUID(), email })
      const shown = await page(sent.headers.get('location') ?? '')
      expect(shown).not.toContain('@')
      return [sent.status, sent.headers.get('location'), sent.headers.get('set-cookie'), shown]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
})

test('on https the cookie is one that only this host can have set', async () => {
  const secure = await browse(db, { baseUrl: 'https://fixamingata.example', mode: 'production' })
  const email = anAddress()
  await aReport(db, { email })
  const origin = { origin: 'https://fixamingata.example' }
  await secure.post('/min-sida', { key: randomUUID(), email }, origin)
  const pressed = await secure.post(`/min-sida/oppna/${await secure.token('sign_in')}`, {}, origin)
  const cookie = pressed.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(
    /^__Host-session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  const plain = cookie.split(';')[0]?.replace('__Host-', '') ?? ''
  expect(await (await secure.get('/min-sida', { cookie: plain })).text()).toContain('inget lösenord')
})

test('a form of another website does nothing, signed in or not', async () => {
  const { cookie, person } = await signedIn()
  const answer = await post('/min-sida/ta-bort', { sure: 'on' }, { cookie, origin: 'https://evil.example' })
  expect(answer.status).toBe(403)
  expect(
    await db
      .selectFrom('people')
      .select('id')
      .where('id', '=', person)
      .where('email', 'is not', null)
      .execute(),
  ).toHaveLength(1)
})

test('letters by this form are fewer than other posts, from one network', async () => {
  const limited = await browse(db, { rateLimits: true })
  const statuses: number[] = []
  for (let turn = 0; turn < 31; turn += 1)
    statuses.push((await limited.post('/min-sida', { key: randomUUID(), email: anAddress() })).status)
  expect(statuses.slice(0, 30).every((status) => status === 303)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
  expect((await limited.post('/om/tillganglighet/skriv', { words: 'x' })).status).toBe(422)
})

test('without a session every part leads to the first page, and what is posted does nothing', async () => {
  for (const part of ['tillagt', 'foljer', 'uppgifter', 'ta-bort', 'mina-uppgifter.json']) {
    const answer = await get(`/min-sida/${part}`, { cookie: `session=${'x'.repeat(43)}` })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/min-sida'])
  }
  const answer = await post('/min-sida/sprak', { language: 'en' })
  expect(answer.status).toBe(401)
  expect(await answer.text()).toContain('Du är inte inloggad längre')
})

test('one’s reports lead to one’s own page of each, also what is hidden from others, the newest first', async () => {
  const { see, number, email } = await signedIn()
  const { number: newer } = await aReport(db, { email, title: 'Nyare' })
  await setVisibility(db, { report: newer, visibility: 'hidden', door: 'command' })
  const html = await see('/min-sida')
  expect(html.indexOf(String(newer))).toBeLessThan(html.indexOf(String(number)))
  const ways = Array.from(html.matchAll(/href="(\/min-rapport\/[^"]+)"/g), ([, href = '']) => href)
  expect(ways).toHaveLength(2)
  expect(await page(ways[0] ?? '')).toContain('Nyare')
  const other = await signedIn()
  expect(await other.see('/min-sida')).not.toContain(String(number))
})

test('a long list goes on to older ones and back', async () => {
  const { see, email, number } = await signedIn()
  for (let turn = 0; turn < 20; turn += 1) await aReport(db, { email })
  const first = await see('/min-sida')
  expect(first.match(/href="\/min-rapport\//g)).toHaveLength(20)
  expect(first).not.toContain(`${number}</small>`)
  const further = /href="(\/min-sida\?fran=\d+)"/.exec(first)?.[1] ?? ''
  const second = await see(further)
  expect(second.match(/href="\/min-rapport\//g)).toHaveLength(1)
  expect(second).toMatch(/href="\/min-sida" rel="prev"/)
})

test('what one has added is there with its words, and what one follows can be stopped and taken up again', async () => {
  const { see, send, person } = await signedIn()
  const { number } = await aReport(db, { email: anAddress(), title: 'Grannens hål' })
  await add(db, person, number, 'update', 'Det är djupare nu.')
  await add(db, person, number, 'still')
  const added = await see('/min-sida/tillagt')
  expect(added).toMatch(/Grannens hål[\s\S]*Fortfarande ett problem · i dag/)
  expect(added).toContain('”Det är djupare nu.”')
  expect(await see('/min-sida/foljer')).toContain('Grannens hål')
  await send('/min-sida/foljer', { report: `${number}`, act: 'pace', pace: 'weekly' })
  expect(await see('/min-sida/foljer')).toMatch(/value="weekly" selected/)
  const stopped = await send('/min-sida/foljer', { report: `${number}`, act: 'stop' })
  const shown = await see(stopped.headers.get('location') ?? '')
  expect(shown).toContain('Du får inga fler brev om den anmälan.')
  expect(shown).toContain('value="start"')
  await send('/min-sida/foljer', { report: `${number}`, act: 'start' })
  expect(await see('/min-sida/foljer')).not.toContain('value="start"')
  const stranger = await signedIn()
  await stranger.send('/min-sida/foljer', { report: `${number}`, act: 'stop' })
  expect(await see('/min-sida/foljer')).not.toContain('value="start"')
  expect((await send('/min-sida/foljer', { report: 'x', act: 'stop' })).status).toBe(404)
  const [, watches = ''] = /href="(\/mina-bevakningar\/[^"]+)"/.exec(await see('/min-sida/foljer')) ?? []
  expect(await see(watches)).toContain('Grannens hål')
})

test('who has nothing yet is told so kindly', async () => {
  const { person } = await aReport(db, { email: anAddress() })
  await db.updateTable('reports').set({ reporter: null }).where('reporter', '=', person).execute()
  await db.deleteFrom('followers').where('person', '=', person).execute()
  const cookie = `session=${await beginSession(db, person)}`
  for (const [part, said] of [
    ['', 'Du har inte anmält något än'],
    ['/tillagt', 'Du har inte lagt till något än'],
    ['/foljer', 'Du följer inget än'],
  ])
    expect(await (await get(`/min-sida${part}`, { cookie })).text()).toContain(said)
})

test('an address is changed by the letter to the new one; mistakes keep what was typed', async () => {
  const { see, send, email } = await signedIn()
  const wrong = await send('/min-sida/adress', { email: 'ada(at)ny' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toMatch(/ser inte rätt ut[\s\S]*value="ada\(at\)ny"/)
  expect(await (await send('/min-sida/adress', { email })).text()).toContain('Det är den adress du redan har')
  const address = anAddress()
  const asked = await send('/min-sida/adress', { key: randomUUID(), email: address })
  expect(await see(asked.headers.get('location') ?? '')).toContain('Titta i den nya adressens e-post')
  const path = `/min-sida/ny-adress/${await token('new_address')}`
  expect(await page(path)).toContain(address)
  expect(await see('/min-sida')).toContain(email)
  const confirmed = await post(path)
  const cookie = confirmed.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(await (await get(confirmed.headers.get('location') ?? '', { cookie })).text()).toMatch(
    new RegExp(`Din adress är ändrad[\\s\\S]*${address}`),
  )
  expect(await see('/min-sida')).toContain('inget lösenord')
  expect((await get(path)).status).toBe(410)
})

test('letters are in the language that is chosen, whatever the forms are in', async () => {
  const { send, see, email, person, number } = await signedIn()
  await send('/min-sida/sprak', { language: 'en' })
  expect(await see('/min-sida/uppgifter')).toMatch(/value="en" checked/)
  await aReport(db, { email, language: 'sv' })
  const { language } = await db
    .selectFrom('people')
    .select('language')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  expect(language).toBe('en')
  expect(await followerOf(db, number, person)).toMatchObject({ language: 'en' })
  expect((await send('/min-sida/sprak', { language: 'fi' })).status).toBe(422)
})

test('GDPR-7: all there is comes as a file', async () => {
  const { cookie, email, number } = await signedIn()
  const answer = await get('/min-sida/mina-uppgifter.json', { cookie })
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="mina-uppgifter-\d{4}-\d\d-\d\d\.json"$/,
  )
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toMatchObject({ version: 1, person: { email }, reports: [{ number }] })
})

test('signing out ends this browser, or all of them', async () => {
  const { see, send, person } = await signedIn()
  const elsewhere = `session=${await beginSession(db, person)}`
  const out = await send('/min-sida/logga-ut', { where: 'here' })
  expect(out.headers.get('set-cookie')).toMatch(/^session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(await page(out.headers.get('location') ?? '')).toContain('Du är utloggad.')
  expect(await see('/min-sida')).toContain('inget lösenord')
  const there = `session=${await beginSession(db, person)}`
  await post('/min-sida/logga-ut', { where: 'everywhere' }, { cookie: there })
  expect(await (await get('/min-sida', { cookie: elsewhere })).text()).toContain('inget lösenord')
})

test('GDPR-7: what goes and what stays is said before, and a press alone is not enough', async () => {
  const { see, send, email, number, cookie } = await signedIn()
  const told = await see('/min-sida/ta-bort')
  for (const said of [email, 'Tas bort', 'Står kvar', 'En anmälan är öppen', 'Du har 1 anmälan'])
    expect(told).toContain(said)
  const unsure = await send('/min-sida/ta-bort')
  expect(unsure.status).toBe(422)
  expect(await unsure.text()).toContain('Kryssa i rutan')
  const own = `/min-rapport/${await token('reporter')}`
  const left = await send('/min-sida/ta-bort', { sure: 'on' })
  expect(left.headers.get('set-cookie')).toMatch(/^session=; Max-Age=0/)
  expect(await page(left.headers.get('location') ?? '')).toContain('Dina uppgifter är borttagna')
  expect(await tablesWith(db, email)).toEqual(['letters'])
  expect((await get('/min-sida', { cookie })).status).toBe(200)
  expect(await see('/min-sida')).toContain('inget lösenord')
  const closed = await get(own)
  expect(closed.status).toBe(410)
  expect(await closed.text()).toContain('eller så har du tagit bort dina uppgifter')
  expect(await page(`/rapporter/${number}`)).not.toContain('tagit bort sina uppgifter')
})

test('whoever holds the case reads that its reporter has left', async () => {
  const { send } = await signedIn()
  const holder = `/svar/${await token('case')}`
  await send('/min-sida/ta-bort', { sure: 'on' })
  const html = await page(holder)
  expect(html).toContain('Det finns ingen att fråga')
  expect(html.match(/Anmälaren har tagit bort sina uppgifter/g)).toHaveLength(2)
  expect(html).not.toContain('Visa kontaktuppgifter')
})

test('no page of everybody’s is another one for whoever is signed in', async () => {
  const { cookie, email, number } = await signedIn()
  for (const path of ['/', '/om', `/rapporter/${number}`, '/kommuner/alingsas']) {
    const answer = await app.request(`http://localhost${path}`, { headers: { cookie } })
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await answer.text()).not.toContain(email)
  }
})

test('every page leads to one’s own', async () => {
  expect(await page('/')).toContain('href="/min-sida"')
  expect(await page('/en')).toContain('href="/en/min-sida"')
})
