import { expect, test } from 'vitest'
import { open311KeysOf } from '#bodies/keys/list-keys.ts'
import { openKey } from '#bodies/keys/open-key.ts'
import { aConnection, aConsoleLink, anApiKey, anExchange, aPosted } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, lund } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)

const pagesOf = async (body: string) => {
  await aConsoleLink(db, { body })
  return `/api-nycklar/${await token('console')}`
}
const own = await pagesOf(alingsas)
const lunds = await pagesOf(lund)

const form = () => ({ key: crypto.randomUUID(), name: 'Kommunens app', trusted: 'no', days: '' })
const keyIn = (html: string) => /fmg_[\w-]{43}/.exec(html)?.[0] ?? ''
const stored = () => open311KeysOf(db, alingsas, 1000)
const acts = async () => {
  const like = '%_api_key'
  const events = await db
    .selectFrom('events')
    .select(['act', 'body', 'facts'])
    .where('act', 'like', like)
    .execute()
  return events.map(({ act, body, facts }) => ({ act, body, facts }))
}

test('a key is made, shown on the answer alone, and lets its program in for the body alone', async () => {
  expect(await page(own)).toContain('Ni har inga nycklar')
  const answer = await post(own, { ...form(), trusted: 'yes', days: '30' })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const key = keyIn(await answer.text())
  expect(await openKey(db, key, ['open311'])).toMatchObject({
    body: alingsas,
    isTrusted: true,
    perMinute: 60,
  })
  expect(await openKey(db, key, ['connection'])).toBeNull()
  const [made] = await stored()
  expect(made?.expiresAt?.getTime()).toBeCloseTo(Date.now() + 30 * 86_400_000, -5)
  for (const path of [own, `${own}/${made?.id}`, `${own}/${made?.id}/avsluta`]) {
    const shown = await page(path)
    expect(shown).toContain('Kommunens app')
    expect(shown).not.toContain('fmg_')
  }
  expect(await acts()).toEqual([
    { act: 'make_api_key', body: alingsas, facts: { key: made?.id, trusted: 'yes' } },
  ])
})

test.each([['one after the other'], ['at once']])(
  'pressed twice, %s, or loaded again, one key is made and shown once',
  async (how) => {
    const before = (await stored()).length
    const fields = form()
    const press = () => post(own, fields)
    const answers = how === 'at once' ? await Promise.all([press(), press()]) : [await press(), await press()]
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 303])
    expect(await stored()).toHaveLength(before + 1)
    const [again] = answers.filter(({ status }) => status === 303)
    const where = again?.headers.get('location') ?? ''
    expect(where).not.toContain('fmg_')
    expect(await page(where)).toContain('Nyckeln är redan gjord, och den visas bara en gång.')
  },
)

test.each([
  ['no name', { name: ' ' }, 'Skriv vad programmet heter'],
  ['too long a name', { name: 'x'.repeat(81) }, 'Skriv vad programmet heter'],
  ['another trust', { trusted: 'maybe' }, 'Välj om ni litar på programmet'],
  ['no day', { days: '0' }, 'Skriv ett antal dagar'],
  ['too many days', { days: '3651' }, 'Skriv ett antal dagar'],
])('%s is refused where it stands, and what was typed stays', async (_, wrong, sentence) => {
  const before = (await stored()).length
  const answer = await post(own, { ...form(), name: 'Grannens app', trusted: 'yes', ...wrong })
  expect(answer.status).toBe(422)
  const shown = await answer.text()
  expect(shown).toContain(`href="#${Object.keys(wrong)[0]}"`)
  expect(shown).toContain(sentence)
  if (!('name' in wrong)) expect(shown).toContain('value="Grannens app"')
  if (!('trusted' in wrong)) expect(shown).toMatch(/value="yes" checked/)
  expect(shown).not.toContain('fmg_')
  expect(await stored()).toHaveLength(before)
})

test('the nation’s keys, another body’s, and those of connections are not there and stay as they are', async () => {
  const nations = await anApiKey(db, { body: null, name: 'Hela landets app' })
  const mine = await anApiKey(db, { name: 'Alingsås egen app' })
  const { id: caller } = await db
    .insertInto('callers')
    .values({ body: lund, name: 'Anslutningen', scope: 'connection', is_trusted: true, per_minute: 60 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: connections } = await db
    .insertInto('api_keys')
    .values({ caller, hash: Buffer.alloc(32, 7) })
    .returning('id')
    .executeTakeFirstOrThrow()
  expect(await page(lunds)).not.toMatch(/Hela landets app|Alingsås egen app|Anslutningen/)
  for (const id of [nations.id, mine.id, connections, 999_999, 'x', '1e3', '9'.repeat(40)]) {
    expect((await get(`${lunds}/${id}`)).status).toBe(404)
    expect((await get(`${lunds}/${id}/avsluta`)).status).toBe(404)
    expect((await post(`${lunds}/${id}/avsluta`)).status).toBe(404)
    expect((await post(`${lunds}/${id}/byt`, { days: '0' })).status).toBe(404)
  }
  for (const { key } of [nations, mine]) expect(await openKey(db, key, ['open311'])).not.toBeNull()
  expect((await get(`${own}/${nations.id}`)).status).toBe(404)
})

test('a key is exchanged while the old one is good too, once however often it is pressed', async () => {
  const { id, key: old } = await anApiKey(db)
  const fields = { ...hiddenFields(await page(`${own}/${id}`)), days: '3' }
  const answer = await post(`${own}/${id}/byt`, fields)
  const shown = await answer.text()
  expect(shown).toContain('Den gamla gäller också till')
  const key = keyIn(shown)
  expect(key).not.toBe(old)
  expect(await openKey(db, key, ['open311'])).toEqual(await openKey(db, old, ['open311']))
  const count = (await stored()).length
  expect((await post(`${own}/${id}/byt`, fields)).status).toBe(303)
  expect(await stored()).toHaveLength(count)
  const wrong = await post(`${own}/${id}/byt`, { days: '91' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="91"')
  expect((await acts()).at(-1)).toMatchObject({ act: 'exchange_api_key', facts: { key: id } })
})

test('a key is ended when it has been asked once more, and what is over stays so', async () => {
  const { id, key } = await anApiKey(db)
  const sure = await page(`${own}/${id}/avsluta`)
  expect(sure).toContain('Programmet stängs ute på en gång')
  expect(await openKey(db, key, ['open311'])).not.toBeNull()
  const ended = await post(`${own}/${id}/avsluta`, hiddenFields(sure))
  expect(await page(ended.headers.get('location') ?? '')).toContain('Nyckeln är avslutad.')
  expect(await openKey(db, key, ['open311'])).toBeNull()
  const events = (await acts()).length
  await post(`${own}/${id}/avsluta`)
  expect(await acts()).toHaveLength(events)
  expect((await post(`${own}/${id}/byt`, { days: '7' })).status).toBe(409)
  expect((await get(`${own}/${id}/avsluta`)).status).toBe(303)
  expect(await page(`${own}/${id}`)).toContain('Nyckeln gäller inte längre.')
})

test('what a program has posted stands in the log of its key, without who somebody is', async () => {
  const { id } = await anApiKey(db)
  const { number } = await aReport(db)
  const about = await aPosted(db, id, number)
  const other = await aPosted(db, id)
  const log = `${own}/${id}/logg`
  expect(await page(`${own}/${id}`)).toContain('Det som programmet har skickat')
  const all = await page(log)
  for (const exchange of [about, other]) expect(all).toContain(`/logg/${exchange}"`)
  const found = await page(`${log}?nummer=${number}`)
  expect(found).toContain(`/logg/${about}"`)
  expect(found).not.toContain(`/logg/${other}"`)
  const shown = await page(`${log}/${about}`)
  expect(shown).toContain('service_code=hal&amp;first_name=•••&amp;email=•••')
  expect(shown).toContain('service_request_id')
  expect(shown).not.toMatch(/Ada|Visa namn/)
  expect((await post(`${log}/${about}`, {})).status).toBe(409)
})

test('who may see persons opens it, which is noted, and another body’s is not there', async () => {
  const { id } = await anApiKey(db)
  const posted = await aPosted(db, id)
  await aConsoleLink(db, { seesPersons: true })
  const log = `/api-nycklar/${await token('console')}/${id}/logg`
  expect(await page(`${log}/${posted}`)).not.toContain('Ada')
  const opened = await (await post(`${log}/${posted}`, {})).text()
  expect(opened).toContain('first_name=Ada')
  expect(opened).toContain('Visat med namn och e-post')
  const connection = await aConnection(db, { id: 'loggad' })
  const through = await anExchange(db, { connection })
  const others = await aPosted(db, (await anApiKey(db)).id)
  for (const path of [`${lunds}/${id}/logg`, `${log}/${through}`, `${log}/${others}`])
    expect((await get(path)).status, path).toBe(404)
})

test('the pages are found from the connections’, and close with their link', async () => {
  const console = own.replace('/api-nycklar/', '/integration/')
  expect(await page(console)).toContain(`href="${own}"`)
  expect((await get(own.replace('/api-nycklar/', '/svar/'))).status).toBe(404)
  await db
    .updateTable('links')
    .set({ revoked_at: new Date(0) })
    .where('body', '=', lund)
    .execute()
  expect((await get(lunds)).status).toBe(410)
  expect((await post(lunds, form())).status).toBe(410)
})

test('more keys than anybody needs are not made', async () => {
  const missing = 200 - (await stored()).filter(({ isOver }) => !isOver).length
  for (let made = 0; made < missing; made += 1) await anApiKey(db)
  expect(await page(own)).toContain('Ni har redan 200 nycklar som gäller.')
  expect((await post(own, form())).status).toBe(409)
  expect((await stored()).filter(({ isOver }) => !isOver)).toHaveLength(200)
})
