import { expect, test } from 'vitest'
import { categories } from '#bodies/catalogue.ts'
import { openTestDatabase } from '../../test/database.ts'
import { open311Client, readXml, wordsOf } from '../../test/open311.ts'
import { fillBodies } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { ask, json, xml } = await open311Client(db)

test('discovery tells where the service is, in both formats alike', async () => {
  const told = await json('discovery.json')
  expect(told.endpoints).toMatchObject([
    {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: 'http://localhost/open311/v2',
      type: 'production',
      formats: ['text/xml', 'application/json'],
    },
  ])
  expect(Date.parse(told.changeset)).toBeLessThanOrEqual(Date.now())
  const root = await xml('discovery.xml')
  expect(root.tagName).toBe('discovery')
  expect(wordsOf(root, 'format')).toEqual(['text/xml', 'application/json'])
  expect(wordsOf(root, 'key_service')).toEqual([told.key_service])
})

test('all of the catalogue is served, in XML as in JSON', async () => {
  const listed = await json('services.json')
  expect(listed.map(({ service_code }: { service_code: string }) => service_code)).toEqual(
    categories.map(({ code }) => code),
  )
  const root = await xml('services.xml')
  expect(root.tagName).toBe('services')
  expect(wordsOf(root, 'service_code')).toEqual(categories.map(({ code }) => code))
  const { headers } = await ask('services.xml')
  expect(headers.get('content-type')).toBe('text/xml; charset=utf-8')
  expect(headers.get('access-control-allow-origin')).toBe('*')
})

test('who has the list already is told so', async () => {
  const tag = (await ask('services.json')).headers.get('etag') ?? ''
  expect((await ask('services.json', { headers: { 'if-none-match': tag } })).status).toBe(304)
})

test.each(['1489', 'alingsas', 'alingsas.se', 'www.alingsas.se'])(
  'a municipality is known as %s',
  async (id) => {
    await db
      .updateTable('bodies')
      .set({ registrator_address: 'kommunen@alingsas.se' })
      .where('code', '=', '1489')
      .execute()
    expect((await ask(`services.json?jurisdiction_id=${id}`)).status).toBe(200)
  },
)

test('a definition has what is asked, by code and by the old name', async () => {
  const [withQuestions] = (await json('services.json')).filter(
    ({ metadata }: { metadata: boolean }) => metadata,
  )
  const code: string = withQuestions.service_code
  const defined = await json(`services/${code}.json`)
  expect(defined.service_code).toBe(code)
  expect(defined.attributes[0]).toMatchObject({ variable: expect.any(Boolean), order: 1 })
  const aliased = categories.find(({ aliases }) => aliases.some((alias) => /[åäö ]/.test(alias)))
  const alias = aliased?.aliases.find((one) => /[åäö ]/.test(one)) ?? ''
  expect((await json(`services/${encodeURIComponent(alias)}.json`)).service_code).toBe(aliased?.code)
})

test.each([
  ['services.xml?jurisdiction_id=atlantis', 404, 'jurisdiction_unknown'],
  ['services/finns-inte.xml', 404, 'service_unknown'],
  ['services.csv', 404, 'format_unknown'],
  ['', 404, 'not_there'],
])('%s is answered as an error in XML', async (path, status, code) => {
  const answer = await ask(path)
  expect(answer.status).toBe(status)
  const root = readXml(await answer.text())
  expect(root.tagName).toBe('errors')
  expect(wordsOf(root, 'code')).toEqual([code])
})

test('a mistake is said in Swedish, or in English to who asks for that', async () => {
  const said = async (headers: Record<string, string>) =>
    (await (await ask('services/%3Cb%3E.json', { headers })).json())[0].description
  expect(await said({})).toBe('Det finns ingen kategori med koden <b>.')
  expect(await said({ 'accept-language': 'en-GB,en;q=0.9' })).toBe('There is no category with the code <b>.')
})
