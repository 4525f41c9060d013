import fc from 'fast-check'
import { expect, test } from 'vitest'
import { setVisibility } from '#moderation/set-visibility.ts'
import { handOver } from '#reports/hand-over.ts'
import { moveCase } from '#reports/move-case.ts'
import { element, renderXml } from '#text/xml.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'
import { parseXml } from '../../test/xml.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page } = await browse(db)

const nasty = 'Hål & <b>"glipa"</b> ]]> \u0001 & så'
const hole = await aReport(db, { title: nasty, description: `Rad ett\n${nasty}` })
const dark = await aReport(db, { title: 'Mörkt', category: 'belysning', lat: 57.96 })
const away = await aReport(db, { title: 'I Lund', lat: 55.7047, lon: 13.191, municipality: lund })
await moveCase(db, { caseId: dark.caseId, act: 'fix', by: theBody(alingsas), words: 'Lagat.' })

async function read(path: string) {
  const xml = parseXml(await page(path))
  const texts = (name: string) => Array.from(xml.getElementsByTagName(name), (one) => one.textContent)
  return { xml, texts }
}

test('whatever somebody writes, a feed of it is well-formed and says it again', () => {
  const parts = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(nasty, '<!--', ']]>', '&#0;', 'a\u0085b\u2028c')),
  )
  fc.assert(
    fc.property(parts, (some) => {
      const text = some.join('')
      const xml = parseXml(renderXml(element('a', [element('b', text, { c: text })])))
      const kept = text
        .replace(/\p{Surrogate}/gu, '')
        .replace(possible, '')
        .replace(/\r\n?/g, '\n')
      expect(xml.getElementsByTagName('b')[0]?.textContent).toBe(kept)
    }),
  )
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML can't hold
const possible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

test('an Atom feed of a municipality, as a reader gets it', async () => {
  const { xml, texts } = await read('/kommuner/alingsas/flode.atom?visa=alla')
  expect(xml.documentElement?.namespaceURI).toBe('http://www.w3.org/2005/Atom')
  expect(texts('title')).toEqual([
    'FixaMinGata: anmält i Alingsås kommun',
    'Mörkt',
    nasty.replace('\u0001', ''),
  ])
  expect(texts('georss:point')).toEqual(['57.960000 12.533520', '57.930180 12.533520'])
  expect(texts('summary')[0]).toBe('Åtgärdad · Lampa lyser inte · Stora torget, Alingsås kommun')
  expect(texts('id')).toEqual([
    'http://localhost/kommuner/alingsas/flode.atom?visa=alla',
    `http://localhost/rapporter/${dark.number}`,
    `http://localhost/rapporter/${hole.number}`,
  ])
  const links = Array.from(xml.getElementsByTagName('link'), (link) => link.getAttribute('href'))
  expect(links.slice(0, 2)).toEqual([
    'http://localhost/kommuner/alingsas/flode.atom?visa=alla',
    'http://localhost/kommuner/alingsas?visa=alla',
  ])
  for (const at of [...texts('updated'), ...texts('published')])
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('the same choices as the list: open ones when nothing is said, a state, a kind', async () => {
  const titles = async (query: string) =>
    (await read(`/kommuner/alingsas/flode.atom${query}`)).texts('title').slice(1)
  expect(await titles('')).toHaveLength(1)
  expect(await titles('?visa=atgardade')).toEqual(['Mörkt'])
  expect(await titles('?visa=alla&grupp=belysning')).toEqual(['Mörkt'])
  expect(await titles('?visa=alla&foto=1')).toEqual([])
})

test('all of Sweden, or a circle, as RSS', async () => {
  const all = await read('/flode.rss?visa=alla')
  expect(all.texts('guid')).toHaveLength(3)
  const near = await read('/flode.rss?lat=57.93018&lon=12.53352&radie=1000&visa=alla')
  expect(near.texts('guid')).toEqual([`http://localhost/rapporter/${hole.number}`])
  expect(near.texts('title')[0]).toMatch(/^FixaMinGata: anmält inom 1\skm från en plats nära Alingsås$/)
  const [told = ''] = near.texts('description').slice(1)
  expect(told, 'readers take it for HTML').toContain('Rad ett<br/>Hål &amp; &lt;b>')
  expect((await read('/en/flode.rss')).texts('language')).toEqual(['en'])
  expect((await read(`/flode.rss?lat=55.7047&lon=13.191`)).texts('link')[1]).toContain(String(away.number))
})

test('a JSON Feed says its version, and each report with its place', async () => {
  const feed = JSON.parse(await page('/kommuner/alingsas/flode.json'))
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    language: 'sv',
    feed_url: 'http://localhost/kommuner/alingsas/flode.json',
    items: [
      {
        id: `http://localhost/rapporter/${hole.number}`,
        tags: ['Hål i gatan eller vägen'],
        _place: { latitude: 57.93018, longitude: 12.53352 },
      },
    ],
  })
})

test('what happens with one report, the newest first, in published words', async () => {
  const { texts } = await read(`/rapporter/${dark.number}/flode.atom`)
  expect(texts('title')).toEqual([`Mörkt – anmälan ${dark.number}`, 'Åtgärdad av Alingsås kommun', 'Anmäld'])
  expect(texts('content')[0]).toContain('Lagat.')
})

test('a reader that has it already is not sent it again, unless something was taken away', async () => {
  const path = '/kommuner/alingsas/flode.atom?visa=alla'
  const later = new Date(Date.now() + 60_000)
  await db.updateTable('cases').set({ state_since: later }).where('report', '=', dark.number).execute()
  const { headers } = await get(path)
  const [tag, since] = [headers.get('etag') ?? '', headers.get('last-modified') ?? '']
  expect(headers.get('cache-control')).toBe('public, max-age=300')
  expect((await get(path, { 'if-none-match': tag })).status).toBe(304)
  expect((await get(path, { 'if-none-match': `W/${tag}, "x"` })).status).toBe(304)
  expect((await get(path, { 'if-none-match': '"x"', 'if-modified-since': since })).status).toBe(200)
  expect((await get(path, { 'if-modified-since': since })).status).toBe(304)
  await setVisibility(db, { report: dark.number, visibility: 'hidden', door: 'command' })
  expect((await get(path, { 'if-none-match': tag })).status).toBe(200)
  expect((await get(path, { 'if-modified-since': since })).status).toBe(200)
  expect(await page(path)).not.toContain('Mörkt')
  expect((await get(`/rapporter/${dark.number}/flode.atom`)).status).toBe(410)
  await setVisibility(db, { report: dark.number, visibility: 'public', door: 'command' })
})

test('pages tell readers where their feeds are, with what is chosen', async () => {
  const list = await page('/kommuner/alingsas?visa=alla&grupp=belysning')
  expect(list).toMatch(
    /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="\/kommuner\/alingsas\/flode\.atom\?visa=alla&amp;grupp=belysning"/,
  )
  expect(list).toContain('Följ i en nyhetsläsare')
  expect(await page('/karta?lat=57.93&lon=12.53')).toContain('href="/flode.atom?lat=57.93&amp;lon=12.53"')
  expect(await page(`/en/rapporter/${hole.number}`)).toContain(`/en/rapporter/${hole.number}/flode.atom`)
})

test.each([
  ['/rss', '/flode.rss?visa=alla&sedan=alla'],
  ['/rss/problems', '/flode.rss?visa=alla&sedan=alla'],
  ['/rss/reports', '/flode.rss?visa=alla&sedan=alla'],
  ['/rss/reports/Alings%C3%A5s', '/kommuner/alingsas/flode.rss?visa=alla&sedan=alla'],
  ['/rss/reports/alings%C3%A5s+kommun', '/kommuner/alingsas/flode.rss?visa=alla&sedan=alla'],
  ['/rss/reports/Lund?status=closed', '/kommuner/lund/flode.rss?visa=avslutade&sedan=alla'],
  ['/rss/reports/Lund?status=open', '/kommuner/lund/flode.rss?visa=oppna&sedan=alla'],
  ['/rss/area/Lund', '/kommuner/lund/flode.rss?visa=alla&sedan=alla'],
  ['/rss/l/57.93,12.53', '/flode.rss?lat=57.93&lon=12.53&visa=alla&sedan=alla'],
  ['/rss/l/57.93,12.53/5', '/flode.rss?lat=57.93&lon=12.53&radie=5000&visa=alla&sedan=alla'],
  ['/rss/l/57.93,12.53/d/2', '/flode.rss?lat=57.93&lon=12.53&radie=2000&visa=alla&sedan=alla'],
  [`/rss/${hole.number}`, `/rapporter/${hole.number}/flode.rss`],
])('the old address %s leads to %s for good', async (path, to) => {
  const { status, headers } = await get(path)
  expect([status, headers.get('location')]).toEqual([301, to])
  expect((await get(to)).status).toBe(200)
})

test.each(['/rss/reports/Ankeborg', '/rss/7714', '/rss/l/x,y', '/rss/__proto__', '/rss/%zz'])(
  'the old address %s leads nowhere, kindly',
  async (path) => {
    expect((await get(path)).status).toBe(404)
  },
)

test('what a body holds has a feed, wherever it lies; what is misspelt is not found instead of being everything', async () => {
  const { number, caseId } = await aReport(db, { title: 'Hål på väg 180' })
  await handOver(db, { caseId, by: theBody(alingsas), to: 'trafikverket', words: 'Er väg.' })
  const feed = await read('/flode.rss?mottagare=trafikverket')
  expect(feed.texts('title')).toEqual(['FixaMinGata: det som Trafikverket har hand om', 'Hål på väg 180'])
  expect(await page(`/rapporter/${number}`)).toContain('href="/flode.atom?mottagare=trafikverket"')
  expect(await page('/bevaka?mottagare=trafikverket')).toContain('href="/flode.atom?mottagare=trafikverket"')
  expect((await read('/flode.rss?kommun=lund&visa=alla')).texts('title')[0]).toBe(
    'FixaMinGata: anmält i Lunds kommun',
  )
  for (const query of [
    'mottagare=trafikverk',
    'kommun=ankeborg',
    'mottagare=',
    'lat=x&lon=12',
    'grupp=gator',
  ])
    expect((await get(`/flode.rss?${query}`)).status, query).toBe(404)
})
