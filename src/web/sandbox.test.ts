import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listKeys } from '#bodies/keys/list-keys.ts'
import { openKey } from '#bodies/keys/open-key.ts'
import { blockVendor } from '#reports/sandbox/block-vendor.ts'
import { openTestDatabase } from '../../test/database.ts'
import { anAddress } from '../../test/person.ts'
import { fillBodies } from '../../test/reports.ts'
import { keyIn, sandbox, vendors } from '../../test/vendors.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const browser = await browse(db)
const { get, page, post } = browser
const { asked, made, countOf, opens, newestKey } = vendors(db, browser)

test('a key is made by a letter and a press, shown once, and opens the sandbox alone', async () => {
  const at = await asked()
  const before = await countOf('api_keys')
  const opened = await get(at)
  expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await opened.text()).toContain('Nyckeln är till Appen.')
  expect(await countOf('api_keys')).toBe(before)
  const answer = await post(at, { kind: 'trusted' })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const html = await answer.text()
  const key = keyIn(html)
  expect(html).toContain(`KEY=${key}`)
  for (const line of [
    'discovery.json',
    'requests.json',
    'servicerequestupdates.json',
    'jurisdiction_id=sandlada',
  ])
    expect(html).toContain(line)
  expect(await openKey(db, key, ['sandbox'])).toMatchObject({ body: null, isTrusted: true, perMinute: 60 })
  expect(await openKey(db, key, ['open311', 'connection'])).toBeNull()
  const [row] = await listKeys(db, null, 1)
  expect(row?.expiresAt?.getTime()).toBeCloseTo(Date.now() + 30 * 86_400_000, -5)
  const shown = await page(at)
  expect(shown).toContain('Nyckeln är redan gjord, och den visas bara en gång.')
  expect(shown).toContain(`Appen, nyckel ${row?.id}`)
  expect(shown).not.toContain('fmg_')
})

test.each(['one after the other', 'at once'])(
  'pressed twice, %s, one key is made and shown once',
  async (how) => {
    const [at, before] = [await asked(), await countOf('api_keys')]
    const press = () => post(at, { kind: 'trusted' })
    const answers = how === 'at once' ? await Promise.all([press(), press()]) : [await press(), await press()]
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 303])
    expect(await countOf('api_keys')).toBe(before + 1)
    const second = answers.find(({ status }) => status === 303)
    expect(second?.headers.get('location')).toBe(at)
  },
)

test('what is sent by the other kind of key waits to be confirmed', async () => {
  const html = await (await post(await asked(), { kind: 'untrusted' })).text()
  expect(html).toContain('tokens/TOKEN.json')
  expect(html).not.toContain('servicerequestupdates')
  expect(await openKey(db, keyIn(html), ['sandbox'])).toMatchObject({ isTrusted: false })
})

test('three keys of an address are in use at most: a fourth is refused in words, until one is ended there', async () => {
  const email = anAddress()
  const keys = [await made(email, 'Ett'), await made(email, 'Två'), await made(email, 'Tre')]
  const at = await asked(email.toUpperCase(), 'Fyra')
  const full = await page(at)
  expect(full).toMatch(/Du har redan 3 nycklar[\s\S]*Den första slutar gälla .*\d{4}/)
  expect(full).not.toContain('Gör nyckeln')
  const refused = await post(at, { kind: 'trusted' })
  expect([refused.status, refused.headers.get('location')]).toEqual([303, at])
  const first = /Ett, nyckel (\d+)/.exec(full)?.[1] ?? ''
  const ended = await post(`${at}/avsluta`, { key: first })
  expect(await page(ended.headers.get('location') ?? '')).toContain('Nyckeln är avslutad.')
  expect(await Promise.all(keys.map(opens))).toEqual([false, true, true])
  expect(keyIn(await (await post(at, { kind: 'trusted' })).text())).not.toBe('')
})

test('two links of one address pressed at once make no more than there may be', async () => {
  const email = anAddress()
  for (const name of ['Ett', 'Två']) await made(email, name)
  const links = [await asked(email), await asked(email)]
  const answers = await Promise.all(links.map((at) => post(at, { kind: 'trusted' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 303])
})

test('nobody ends a key of somebody else', async () => {
  const key = await made(anAddress())
  const id = await newestKey()
  const at = await asked()
  const notOwn = await post(`${at}/avsluta`, { key: String(id) })
  expect(await page(notOwn.headers.get('location') ?? '')).not.toContain('Nyckeln är avslutad.')
  for (const one of [String(id), '0', 'x', '', '9'.repeat(30)])
    expect([303, 404]).toContain((await post(`${at}/avsluta`, { key: one })).status)
  expect(await opens(key)).toBe(true)
  expect(await page(at)).not.toContain(`nyckel ${id}`)
})

test('the answer is the same for an address that is new, known, over its limit or blocked, and names none', async () => {
  const [known, over, blocked] = [anAddress(), anAddress(), anAddress()]
  for (const email of [known, blocked]) await made(email)
  await blockVendor(db, await newestKey())
  for (let turn = 0; turn < 5; turn += 1) await post(sandbox, { email: over, name: 'Appen' })
  const letters = await countOf('letters')
  const answers = await Promise.all(
    [anAddress(), known, over, blocked].map(async (email) => {
      const sent = await post(sandbox, { key: randomUUID(), email, name: 'Appen' })
      const shown = await page(sent.headers.get('location') ?? '')
      expect(shown).not.toContain('@')
      return [sent.status, sent.headers.get('location'), shown]
    }),
  )
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await countOf('letters')).toBe(letters + 3)
})

test.each([
  ['no address', { email: '' }, 'Skriv din e-postadress'],
  ['what is no address', { email: 'anna' }, 'E-postadressen ser inte rätt ut'],
  ['no name', { name: ' ' }, 'Skriv vad programmet heter'],
  ['too long a name', { name: 'x'.repeat(81) }, 'Namnet får vara högst 80 tecken'],
  ['a personal number', { name: '640823-3234' }, 'ser ut som ett personnummer'],
])('%s is refused where it stands, and what was typed stays', async (_, wrong, sentence) => {
  const letters = await countOf('letters')
  const answer = await post(sandbox, {
    key: randomUUID(),
    email: 'anna@exempel.se',
    name: 'Vår app',
    ...wrong,
  })
  expect(answer.status).toBe(422)
  const shown = await answer.text()
  expect(shown).toContain(`href="#${Object.keys(wrong)[0]}"`)
  expect(shown).toContain(sentence)
  if (!('name' in wrong)) expect(shown).toContain('value="Vår app"')
  if (!('email' in wrong)) expect(shown).toContain('value="anna@exempel.se"')
  expect(await countOf('letters')).toBe(letters)
})

test('a key of no kind is not made', async () => {
  const at = await asked()
  const answer = await post(at, { kind: 'golden' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toMatch(/href="#kind"[\s\S]*Välj vad programmet ska få till svar/)
  expect((await post(at, { kind: 'trusted' })).status).toBe(200)
})

test('a form that a program fills in is asked for once more, and one pressed twice sends one letter', async () => {
  const careful = await browse(db, { leastMsToFill: 60_000 })
  const fields = { ...hiddenFields(await careful.page(sandbox)), email: anAddress(), name: 'Appen' }
  expect(await (await careful.post(sandbox, fields)).text()).toContain('Det gick väldigt fort.')
  expect(await (await post(sandbox, { ...fields, website: 'x' })).text()).toContain('Ett dolt fält')
  const letters = await countOf('letters')
  await Promise.all([post(sandbox, fields), post(sandbox, fields)])
  expect(await countOf('letters')).toBe(letters + 1)
})

test('letters by this form are fewer than other posts, from one network', async () => {
  const limited = await browse(db, { rateLimits: true })
  const statuses: number[] = []
  for (let turn = 0; turn < 31; turn += 1)
    statuses.push((await limited.post(sandbox, { email: anAddress(), name: 'Appen' })).status)
  expect(statuses.slice(0, 30).every((status) => status === 303)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
})

test('a link that is too old says so, and where a new one is asked for', async () => {
  const at = await asked()
  await sql`update links set expires_at = now() where act = 'sandbox'`.execute(db)
  const answer = await get(at)
  expect(answer.status).toBe(410)
  expect(await answer.text()).toMatch(/Länken fungerar inte längre[\s\S]*href="\/om\/sandlada"/)
  expect((await post(at, { kind: 'trusted' })).status).toBe(410)
})

test('the page is found by those it is for, in both languages', async () => {
  expect(await page('/om/for-kommuner')).toContain('href="/om/sandlada"')
  expect(await page('/om')).toContain('href="/om/sandlada"')
  const english = await page('/en/om/sandlada')
  expect(english).toContain('Try it in the sandbox')
  for (const path of ['/open311/v2/discovery.json', '/api/v1/openapi.json', '/api/v1/asyncapi.json'])
    expect(english).toContain(`href="${path}"`)
})
