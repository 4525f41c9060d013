import { afterAll, expect, test } from 'vitest'
import { openGeocoder } from '#geo/geocoder/open-geocoder.ts'
import { failedSearches } from '#statistics/failed-search-queries.ts'
import { openTestDatabase } from '../../test/database.ts'
import { startGeocoderServer } from '../../test/geocoder-server.ts'
import { hasHostileMark, hostileValues } from '../../test/hostile-inputs.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const server = await startGeocoderServer('photon')
afterAll(server.stop)
const geocoderAt = (url: string) =>
  openGeocoder({ kind: 'photon', url, userAgent: 'FixaMinGata', everyMs: 0 })
const without = await browse(db)
const { get, page } = await browse(db, { geocoder: geocoderAt(server.url) })

const search = (words: string) => `/sok?${new URLSearchParams({ q: words })}`
const links = (html: string) => Array.from(html.matchAll(/href="(\/anmal\?[^"]+)"/g), ([, href = '']) => href)
const counted = async () =>
  (await failedSearches(db, 20)).map(
    ({ outcome, language, searches }) => `${outcome} ${language} ${searches}`,
  )

test('an address that is one place can be gone on with at once, or its town chosen instead', async () => {
  const html = await page(search('Storgatan 5, Alingsås'))
  expect(html).toContain('Är det här platsen?')
  expect(html).toContain('Storgatan 5, Alingsås')
  expect(html).toContain('Adress · Alingsås kommun, Västra Götalands län')
  expect(html).toContain('Eller välj orten')
  expect(links(html)).toEqual([
    '/anmal?lat=57.9307&amp;lon=12.5342&amp;plats=Storgatan+5%2C+Alings%C3%A5s',
    expect.stringContaining('/anmal?lat=57.93033'),
  ])
  expect(html.match(/button primary/g)).toHaveLength(1)
})

test('an address that may be in several towns is chosen among them, each with municipality and county', async () => {
  const html = await page(search('Storgatan 5'))
  expect(html).toContain('Vilken plats menar du?')
  expect(html).toContain('Storgatan 5, Vårgårda')
  expect(html).toContain('Adress · Vårgårda kommun, Västra Götalands län')
  expect(links(html)).toHaveLength(2)
})

test('a town alone says that it is only a town', async () => {
  expect(await page(search('Alingsås'))).toContain('Platsen hamnar mitt i Alingsås.')
  expect(await without.page(search('Storgatan 5, Alingsås'))).toContain(
    'Vi vet inte exakt var gatan ligger. Platsen hamnar mitt i Alingsås',
  )
})

test('a municipality says which of its towns is meant', async () => {
  expect(await page(search('Tjörn'))).toContain('Platsen hamnar mitt i Skärhamn.')
  const both = await page(search('Älvkarleby'))
  expect(both).toContain('Kommun, centralort Skutskär · Älvkarleby kommun, Uppsala län')
  expect(both).toContain('Ort · Älvkarleby kommun, Uppsala län')
})

test('what is not found, what lies abroad and a geocoder that is down are told apart, and counted', async () => {
  const before = await counted()
  expect(before).toEqual([])
  expect(await page(search('Gatan som inte finns'))).toContain('Vi hittade ingen plats för')
  expect(await page(search('Dronningens gate'))).toContain('”Dronningens gate” ligger utanför Sverige.')
  expect(await page(search('52.5, 13.4'))).toContain('”52.5, 13.4” ligger utanför Sverige.')
  expect(await page(`/en${search('Gatan som inte finns')}`)).toContain('We found no place for')
  const ill = await browse(db, { geocoder: geocoderAt('http://127.0.0.1:1/') })
  const down = await ill.page(search('Storgatan 5, Alingsås'))
  expect(down).toContain('Adresser går inte att söka just nu.')
  expect(links(down)).toEqual([expect.stringContaining('plats=Storgatan+5%2C+Alings%C3%A5s')])
  expect(await ill.page(search('Alingsås'))).toContain('Är det här platsen?')
  expect(await counted()).toEqual(['none sv 1', 'none en 1', 'abroad sv 2', 'down sv 1'])
})

test('nothing of what was searched is kept, and a HEAD is no search', async () => {
  const before = await counted()
  await without.app.request(`http://localhost${search('Gatan som inte finns')}`, { method: 'HEAD' })
  expect(await counted()).toEqual(before)
  const rows = await db.selectFrom('failed_searches').selectAll().execute()
  expect(JSON.stringify(rows)).not.toMatch(/gatan|dronningen/i)
})

test('a postcode is a hint: its town where that is known, and what to write instead', async () => {
  expect(await page(search('44130'))).toContain('441 30 hör till Alingsås, men täcker ett stort område.')
  const html = await without.page(search('441 30'))
  expect(html).toContain('Ett postnummer räcker inte.')
  expect(html).toContain('value="441 30"')
  expect(links(html)).toEqual([])
})

test('codes and links that say too little are put right at the field', async () => {
  expect(await page(search('WGJM+4C'))).toMatch(/id="q-error"[\s\S]*Koden är kort/)
  expect(await page(search('https://maps.app.goo.gl/AbCdEf'))).toMatch(/id="q-error"[\s\S]*Länken säger inte/)
  expect(links(await page(search('WGJM+4C Alingsås')))).toEqual(['/anmal?lat=57.930313&amp;lon=12.533563'])
})

test('a point in the open sea has its own sentence', async () => {
  expect(await page(search('56.5, 18.9'))).toContain('Platsen ligger till havs.')
})

test('what the map shows goes along with the search, and with the next one', async () => {
  const html = await page('/sok?q=Skolgatan&lat=57.93&lon=12.53')
  expect(html).toContain('<input type="hidden" name="lat" value="57.93"')
  expect(server.questions.at(-1)?.url.searchParams.get('lat')).toBe('57.9')
  expect((await get('/sok?q=Skolgatan&lat=x&lon=')).status).toBe(200)
})

test('whatever is searched, and whatever the geocoder answers, comes back as words', async () => {
  const found = await page(search('Elakhörnan'))
  expect(found).toContain('&lt;hostile-mark>')
  expect(hasHostileMark(found)).toBe(false)
  for (const value of Object.values(hostileValues).flat()) {
    const answer = await get(search(value))
    expect(answer.status, value).toBe(200)
    expect(hasHostileMark(await answer.text()), value).toBe(false)
  }
})
