import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mostPasskeys } from '#people/passkeys/passkeys-of-person.ts'
import { beginSession } from '#people/sessions.ts'
import { softAuthenticator } from '../../test/authenticator.ts'
import { openTestDatabase } from '../../test/database.ts'
import { anAddress, aPasskey } from '../../test/person.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post } = await browse(db)

const home = 'http://localhost'
const settings = '/min-sida/uppgifter'

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

/** The cookies an answer sets, as a browser sends them back. */
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const challenge = /^challenge=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; SameSite=Strict$/

/** What a browser does whose person presses the button. */
async function addKey(cookie: string, passkeyName = 'Min telefon') {
  const asked = await post('/min-sida/nycklar/ny', {}, { cookie })
  const device = softAuthenticator(home)
  const credential = JSON.stringify(device.add(await asked.json()))
  const cookies = { cookie: `${cookie}; ${cookiesOf(asked)}` }
  return { device, asked, answer: await post('/min-sida/nycklar', { passkeyName, credential }, cookies) }
}

async function signIn(device: ReturnType<typeof softAuthenticator>, besides: Record<string, string> = {}) {
  const asked = await post('/min-sida/nyckel/fraga')
  const credential = JSON.stringify(device.signIn(await asked.json()))
  const sent = { cookie: cookiesOf(asked), ...besides }
  return { asked, credential, answer: await post('/min-sida/nyckel', { credential }, sent) }
}

test('ID-1: a key is added, named, used without an address, and removed', async () => {
  const { see, send, cookie, email } = await signedIn()
  expect(await see(settings)).toContain('Med en nyckel loggar du in med fingeravtryck')
  const { device, asked, answer } = await addKey(cookie, 'Ninas telefon')
  expect(asked.headers.get('set-cookie')).toMatch(challenge)
  expect(answer.headers.get('location')).toBe(`${settings}?klart=nyckel`)
  const listed = await see(`${settings}?klart=nyckel`)
  expect(listed).toContain('Nyckeln är tillagd.')
  expect(listed).toMatch(/Ninas telefon<\/h4>[\s\S]*Tillagd \d[\s\S]*Inte använd än\./)
  const opened = await signIn(device)
  expect(opened.answer.headers.get('location')).toBe('/min-sida')
  expect(opened.answer.headers.get('set-cookie')).toMatch(
    /^session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  expect(await (await get('/min-sida', { cookie: cookiesOf(opened.answer) })).text()).toContain(email)
  expect(await see(settings)).toContain('Senast använd i dag')
  const [, passkey = ''] = /name="passkey" value="([^"]+)"/.exec(await see(settings)) ?? []
  const removed = await send('/min-sida/nycklar/ta-bort', { passkey })
  expect(await see(removed.headers.get('location') ?? '')).toContain('Nyckeln är borttagen.')
  expect(await see(settings)).not.toContain('Ninas telefon')
  expect((await send('/min-sida/nycklar/ta-bort', { passkey })).headers.get('location')).toBe(settings)
  expect((await signIn(device)).answer.status).toBe(422)
})

test('a key that does not do says one sentence, whatever is wrong, and leaves the mailed link', async () => {
  const { cookie } = await signedIn()
  const { device } = await addKey(cookie)
  const unknown = softAuthenticator(home)
  unknown.keys.push(...device.keys.map((key) => ({ ...key, id: Buffer.alloc(32, 1) })))
  const good = await signIn(device)
  const answers = [
    await post('/min-sida/nyckel', { credential: good.credential }, { cookie: cookiesOf(good.asked) }),
    (await signIn(device, { cookie: '' })).answer,
    (await signIn(unknown)).answer,
    await post('/min-sida/nyckel', { credential: '{"id":' }),
    await post('/min-sida/nyckel'),
  ]
  const pages = await Promise.all(answers.map((answer) => answer.text()))
  for (const [place, html] of pages.entries()) {
    expect(answers[place]?.status).toBe(422)
    expect(answers[place]?.headers.get('set-cookie')).toBeNull()
    expect(html).toContain('Nyckeln gick inte att använda. Försök igen, eller skriv din e-postadress')
    expect(html).toMatch(/<form[^>]* action="\/min-sida"/)
  }
  const alike = pages.map((html) => html.replace(/value="[\w-]{36}"/g, ''))
  expect(new Set(alike).size).toBe(1)
})

test('who is not signed in adds and removes nothing', async () => {
  const { person, email } = await signedIn()
  await aPasskey(db, { person, email })
  const { id } = await db
    .selectFrom('passkeys')
    .select('id')
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  expect((await post('/min-sida/nycklar/ny')).status).toBe(401)
  expect((await post('/min-sida/nycklar', { credential: '{}' })).status).toBe(401)
  expect((await post('/min-sida/nycklar/ta-bort', { passkey: id })).status).toBe(401)
  const other = await signedIn()
  await other.send('/min-sida/nycklar/ta-bort', { passkey: id })
  expect(await db.selectFrom('passkeys').select('id').where('person', '=', person).execute()).toEqual([
    { id },
  ])
  expect((await other.send('/min-sida/nycklar/ta-bort', { passkey: 'x' })).status).toBe(404)
})

test('a name that is too long is said beside its field, and none at all is given one', async () => {
  const { cookie, see } = await signedIn()
  const long = await addKey(cookie, 'å'.repeat(61))
  expect(long.answer.status).toBe(422)
  expect(await long.answer.text()).toMatch(/Skriv högst 60 tecken[\s\S]*value="å{61}"/)
  await addKey(cookie, ' ')
  expect(await see(settings)).toContain('>Nyckel</h4>')
})

test('the key is called by its device from the beginning, and what a browser may not add is said', async () => {
  const { cookie, person, email } = await signedIn()
  const seen = await get(settings, { cookie, 'user-agent': 'Mozilla/5.0 (iPhone; like Mac OS X) Macintosh' })
  expect(await seen.text()).toMatch(
    /name="passkeyName"[^>]*value="iPhone"|value="iPhone"[^>]*name="passkeyName"/,
  )
  for (let turn = 0; turn < mostPasskeys; turn += 1) await aPasskey(db, { person, email })
  const full = await (await get(settings, { cookie })).text()
  expect(full).toContain('Du har 10 nycklar. Ta bort en')
  expect(full).not.toContain('Lägg till en nyckel')
  expect((await addKey(cookie)).answer.status).toBe(422)
})

test('without script it is said that a key needs one, and that the link works; every key can be removed', async () => {
  const { cookie, person, email, see } = await signedIn()
  await aPasskey(db, { person, email, name: 'Gamla telefonen' })
  const html = await see(settings)
  expect(html).toMatch(
    /class="without-script">För att lägga till en nyckel[^<]*Länken i ett brev fungerar som förut/,
  )
  expect(html).toMatch(/action="\/min-sida\/nycklar\/ta-bort"[\s\S]*aria-describedby="passkey-/)
  expect(await page('/min-sida')).toMatch(/<section class="needs-script"[^>]*data-host="localhost"/)
  expect(await (await get(`/en${settings}`, { cookie })).text()).toContain('without waiting for a letter')
})

test('a key is tried as seldom from one network as links are asked for', async () => {
  const limited = await browse(db, { rateLimits: true })
  const statuses: number[] = []
  for (let turn = 0; turn < 31; turn += 1)
    statuses.push((await limited.post('/min-sida/nyckel', { credential: '{}' })).status)
  expect(statuses.slice(0, 30).every((status) => status === 422)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
  const link = await limited.post('/min-sida', { key: randomUUID(), email: anAddress() })
  expect(link.status).toBe(303)
})

test('on https a challenge is for this host alone, and keys are for the host people use', async () => {
  const secure = await browse(db, { baseUrl: 'https://fixamingata.example', mode: 'production' })
  const asked = await secure.post('/min-sida/nyckel/fraga', {}, { origin: 'https://fixamingata.example' })
  expect(asked.headers.get('set-cookie')).toMatch(
    /^__Host-challenge=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  expect(await asked.json()).toEqual({
    challenge: expect.stringMatching(/^[\w-]{43}$/),
    rpId: 'fixamingata.example',
    userVerification: 'required',
    timeout: 300_000,
  })
  const foreign = await secure.post('/min-sida/nyckel/fraga', {}, { origin: 'https://evil.example' })
  expect(foreign.status).toBe(403)
})
