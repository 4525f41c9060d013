import { expect, test } from 'vitest'
import { exchangeById } from '#bodies/exchanges/exchange-by-id.ts'
import { aConnection, anExchange } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { fillBodies } from '../../../test/reports.ts'
import { keepExchanges } from './keep-exchanges.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const connection = await aConnection(db, { id: 'gata' })
const secret = `hem "ligt" & <å>/+ 'x'\\`
const former = 'förra/nyckeln'
const link = `https://fixamingata.example/svar/k1.${'a'.repeat(22)}.${'B'.repeat(22)}`

type Told = { url?: string; headers?: Record<string, string>; body?: string | Buffer; answer?: string }

/** What is kept of an exchange, all of it as one text. */
async function kept({ url = 'https://a.example/', headers = {}, body = '', answer = '' }: Told) {
  const secrets = new Map([['client_secret', { value: secret, former }]])
  const keeping = keepExchanges(db, { connection, purpose: 'send', secrets })
  keeping.heard({
    ...{ request: { method: 'POST', url, headers, body }, problem: null, startedAt: new Date(), tookMs: 1 },
    answer: { status: 200, headers: { location: url }, body: Buffer.from(answer) },
    certificateUntil: null,
  })
  await keeping.written()
  return db.selectFrom('exchanges').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
}

const inXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

test.each([
  ['as it is', secret],
  ['in an address', encodeURIComponent(secret)],
  ['in a form', new URLSearchParams({ a: secret }).toString().slice(2)],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in JSON of letters alone', JSON.stringify(secret).slice(1, -1).replace('å', '\\u00E5')],
  ['in XML', inXml(secret)],
  ['in XML with all quotes', inXml(secret).replaceAll("'", '&apos;')],
  ['in XML by numbers', inXml(secret).replaceAll("'", '&#39;').replace('å', '&#xe5;')],
  ['what it was before, in JSON with all slashes', former.replace('/', '\\/')],
])('a key is not kept, %s', async (_, written) => {
  const said = await kept({ body: `<<${written}>>`, answer: `[${written}]`, headers: { 'x-a': written } })
  expect(said.asked).toBe('<<•••>>')
  expect(said.answered).toBe('[•••]')
  expect(said.asked_headers).toEqual({ 'x-a': '•••' })
})

test('a key or link that stands where the text is cut is not kept by half', async () => {
  for (const written of [secret, link])
    for (const before of [10, 40]) {
      const { asked } = await kept({ body: `${'.'.repeat(65_536 - before)} ${written} ${'.'.repeat(9000)}` })
      expect(asked?.length).toBeLessThan(65_600)
      expect(asked).not.toMatch(/hem|fixamingata|k1\./)
    }
  const many = `${link} `.repeat(2000)
  expect((await kept({ body: many })).asked).not.toMatch(/k1\.|aaaa/)
})

test('tokens that are granted are not kept, whatever they are written in', async () => {
  const json = '{"token_type":"Bearer","access_token" : "ab\\"c","expires_in":3600,"refresh_token":"def"}'
  expect((await kept({ answer: json })).answered).toBe(
    '{"token_type":"Bearer","access_token" : "•••","expires_in":3600,"refresh_token":"•••"}',
  )
  const form = await kept({ url: 'https://a.example/?id_token=abc&b=1', body: 'a=1&access_token=abc&b=2' })
  expect(form).toMatchObject({
    url: 'https://a.example/?id_token=•••&b=1',
    asked: 'a=1&access_token=•••&b=2',
  })
  expect((await kept({ answer: '<t:access_token>abc</t:access_token>' })).answered).toBe(
    '<t:access_token>•••</t:access_token>',
  )
})

test('links that act as the body are not kept, and what stands beside them is', async () => {
  const said = await kept({
    url: `https://a.example/cases?link=${encodeURIComponent(link)}&lat=57.9`,
    headers: { referer: link },
    body: new URLSearchParams({ words: `Svara här: ${link}`, lat: '57.9' }).toString(),
    answer: JSON.stringify({ caseUrl: link, words: `Se ${link}.`, id: 7 }),
  })
  expect(JSON.stringify(said)).not.toContain('aaaa')
  expect(said.url).toContain('&lat=57.9')
  expect(said.asked).toMatch(/^words=.+&lat=57\.9$/)
  expect(JSON.parse(said.answered ?? '')).toEqual({ caseUrl: '•••', words: 'Se •••.', id: 7 })
})

test('what was kept before is shown without them', async () => {
  const id = await anExchange(db, {
    connection,
    asked: `{"caseUrl":"${link}"}`,
    answered: '{"id_token":"abc"}',
  })
  expect(await exchangeById(db, { connection }, id)).toMatchObject({
    asked: '{"caseUrl":"•••"}',
    answered: '{"id_token":"•••"}',
  })
  const push = await db
    .insertInto('pushes')
    .values({ connection, headers: '{}', body: Buffer.from(`{"words":"${link}"}`) })
    .returning('id')
    .executeTakeFirstOrThrow()
  expect((await exchangeById(db, { connection }, push.id))?.asked).toBe('{"words":"•••"}')
})
