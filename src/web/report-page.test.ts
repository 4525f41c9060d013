import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { handOver } from '#reports/hand-over.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aFile, aReportWithPhoto, makePhotos, testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { get, page, post, send, token } = await browse(db, { photos })

const someone = () => `${randomUUID()}@invanare.example`
const textOf = async (path: string) => (await page(path)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const tag = (html: string, name: string) =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1]
const linkedIn = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)?.[1] ?? '')
const setReport = (number: number, changes: { visibility?: 'hidden'; place_is_approximate?: boolean }) =>
  db.updateTable('reports').set(changes).where('number', '=', number).execute()

/** A report with a photo, and a neighbour's update with another. */
async function twoPhotos() {
  const made = await aReportWithPhoto(db, photos, { email: someone() })
  const path = `/rapporter/${made.number}/uppdatera`
  const fields = { ...hiddenFields(await page(path)), email: someone(), words: 'Större nu.' }
  await send(path, fields, [await aFile('photos')])
  await makePhotos(db, photos)
  await post(`/tillagg/${await token('support')}`)
  return { ...made, links: photoLinks(await page(`/rapporter/${made.number}`)) }
}
const photoLinks = (html: string) =>
  Array.from(html.matchAll(/href="(\/rapporter\/\d+\/foton\/[0-9a-f]{32})"/g), ([, href = '']) => href)

test('each photo has a page of its own, with the ways to the next, the one before and back', async () => {
  const { number, address, links } = await twoPhotos()
  expect(links).toHaveLength(2)
  const [first = '', second = ''] = links
  expect(first).toBe(`/rapporter/${number}/foton/${address}`)
  const one = await page(first)
  expect(one).toMatch(/<h1>Foto 1 av 2<\/h1>/)
  expect(one).toMatch(new RegExp(`<img[^>]* src="/foto/${address}/large"`))
  expect(one).toContain('alt="Foto från anmälan: ')
  expect(one).toContain(`href="/rapporter/${number}#foto-${address}"`)
  expect(photoLinks(one)).toEqual([second])
  const other = await page(second)
  expect(other).toContain('Föregående foto')
  expect(other).toContain('alt="Foto från en granne: ')
  expect(photoLinks(other)).toEqual([first])
  expect(await page(`/rapporter/${number}`)).toContain(`id="foto-${address}"`)
})

test('a photo that is hidden has no page, one of a hidden report is gone, one of another report is not there', async () => {
  const [{ number, id, address }, other] = [await twoPhotos(), await aReport(db, { email: someone() })]
  const path = `/rapporter/${number}/foton/${address}`
  expect((await get(`/rapporter/${other.number}/foton/${address}`)).status).toBe(404)
  await db.updateTable('photos').set({ hidden_at: new Date() }).where('id', '=', id).execute()
  expect((await get(path)).status).toBe(404)
  expect(photoLinks(await page(`/rapporter/${number}`))).toHaveLength(1)
  await db.updateTable('photos').set({ hidden_at: null }).where('id', '=', id).execute()
  await setReport(number, { visibility: 'hidden' })
  for (const gone of [path, `/rapporter/${number}/bild.jpg`]) expect((await get(gone)).status, gone).toBe(410)
})

test('where its address is passed on a report shows its published words and its first photo', async () => {
  const { number, address } = await aReportWithPhoto(db, photos, {
    email: someone(),
    title: 'Hål </script><b> & "brunn"',
    description: 'Ring 070-123 45 67.',
  })
  const html = await page(`/rapporter/${number}`)
  expect(tag(html, 'og:title')).toContain('Hål')
  expect(tag(html, 'og:url')).toBe(`http://localhost/rapporter/${number}`)
  expect(tag(html, 'og:locale')).toBe('sv_SE')
  expect(tag(html, 'og:image')).toBe(`http://localhost/foto/${address}/large`)
  expect(tag(html, 'og:image:width')).toBe('320')
  expect(tag(html, 'twitter:card')).toBe('summary_large_image')
  expect(html).toContain(`<link rel="canonical" href="http://localhost/rapporter/${number}"`)
  expect(html).not.toContain('070-123')
  expect(linkedIn(html).headline).toBe('Hål </script><b> & "brunn"')
  expect(tag(await page(`/en/rapporter/${number}`), 'og:locale')).toBe('en_GB')
})

test('without a photo a picture of its state and category stands for it', async () => {
  const { number, caseId } = await aReport(db, { email: someone() })
  const path = `/rapporter/${number}/bild.jpg`
  expect(tag(await page(`/rapporter/${number}`), 'og:image')).toBe(`http://localhost${path}`)
  const fresh = await get(path)
  const picture = Buffer.from(await fresh.arrayBuffer())
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
  const etag = fresh.headers.get('etag') ?? ''
  expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
  await moveCase(db, { caseId, act: 'fix', by: theBody(alingsas) })
  const mended = await get(path, { 'if-none-match': etag })
  expect(mended.status).toBe(200)
  expect(Buffer.from(await mended.arrayBuffer()).equals(picture)).toBe(false)
  expect((await get('/rapporter/1999999/bild.jpg')).status).toBe(404)
})

test('programs read what the page says, and nobody’s name', async () => {
  const { number, caseId } = await aReport(db, { email: 'ada.lind@invanare.example', name: 'Ada Lind' })
  await moveCase(db, { caseId, act: 'receive', by: theBody(alingsas) })
  const html = await page(`/rapporter/${number}`)
  expect(linkedIn(html)).toMatchObject({
    '@type': 'Report',
    headline: 'Djupt hål',
    identifier: String(number),
    creativeWorkStatus: 'Mottagen',
    about: { name: 'Hål i gatan eller vägen' },
    contentLocation: { geo: { latitude: 57.93018, longitude: 12.53352 } },
    interactionStatistic: { userInteractionCount: 0 },
  })
  const { datePublished, dateModified } = linkedIn(html)
  expect(Date.parse(dateModified)).toBeGreaterThan(Date.parse(datePublished))
  expect(html).not.toMatch(/ada\.lind|Ada Lind/)
})

test('only its town is known: no point and no map, but the way to report there', async () => {
  const { number } = await aReport(db, { email: someone() })
  const exact = await page(`/rapporter/${number}`)
  expect(exact).toMatch(/data-map="report"[^>]* data-state="new"/)
  await setReport(number, { place_is_approximate: true })
  const html = await page(`/rapporter/${number}`)
  expect(html).not.toContain('data-map=')
  expect(linkedIn(html).contentLocation).toEqual({ '@type': 'Place', name: expect.any(String) })
  expect(html).toMatch(/href="\/anmal\?lat=57\.93018&amp;lon=12\.53352&amp;plats=Stora\+torget&amp;ort=1"/)
})

test('a report is passed on by its address, and a new one begun where it is', async () => {
  const { number } = await aReport(db, { email: someone() })
  const html = await page(`/rapporter/${number}`)
  const address = `http://localhost/rapporter/${number}`
  expect(html).toMatch(new RegExp(`<input[^>]* value="${address}"[^>]* readonly`))
  expect(html).toContain(`href="mailto:?subject=Djupt%20h%C3%A5l&amp;body=${encodeURIComponent(address)}"`)
  expect(html).toContain('href="/anmal?lat=57.93018&amp;lon=12.53352&amp;plats=Stora+torget"')
  expect(html).toContain('Rapportera ett nytt problem här')
})

const deliveries = [
  ['queued', null, 'Väntar på att skickas'],
  ['sending', null, 'Väntar på att skickas'],
  ['sent', new Date(), 'Skickad '],
  ['received', new Date(), 'Mottagarens system har tagit emot den.'],
  ['unknown', null, 'vi vet inte om den kom fram'],
  ['failed', null, 'Kunde inte levereras'],
] as const

test.each(deliveries)('a delivery that is %s is told in plain words', async (state, sent_at, words) => {
  const { number } = await aReport(db, { email: someone() })
  await db.updateTable('deliveries').set({ state, sent_at }).where('report', '=', number).execute()
  expect(await textOf(`/rapporter/${number}`)).toContain(words)
})

test('who holds it tells since when; the timeline has both at a hand-over, and a program apart from a person', async () => {
  const { number, caseId } = await aReport(db, { email: someone() })
  expect(await textOf(`/rapporter/${number}`)).toMatch(/Hos Alingsås kommun, .* Sedan \d+ \w+ \d{4} kl\./)
  await moveCase(db, { caseId, act: 'receive', by: theBody(alingsas) })
  const next = await handOver(db, { caseId, by: theBody(alingsas), to: 'trafikverket' })
  const by = { actor: 'case_system', door: 'worker', body: 'trafikverket' } as const
  await moveCase(db, { caseId: next.id, act: 'receive', by })
  const told = await textOf(`/rapporter/${number}`)
  expect(told).toContain('Hos Trafikverket, efter att ha skickats vidare Sedan ')
  expect(told).toMatch(
    /Mottagen automatiskt av ärendesystemet hos Trafikverket .*Alingsås kommun har skickat vidare till Trafikverket .*Mottagen av Alingsås kommun/,
  )
  expect(told).toContain('Visas för Alla')
})

test('its reporter withdraws it by their link without script, and may not a second time', async () => {
  const { number } = await aReport(db, { email: someone() })
  const own = `/min-rapport/${await token('reporter')}`
  const html = await page(own)
  const [, action = ''] = /action="([^"]+\/aterkalla)"/.exec(html) ?? []
  const done = await post(action, hiddenFields(html))
  expect(done.headers.get('location')).toBe(`${own}?klart=aterkalla`)
  expect(await textOf(`${own}?klart=aterkalla`)).toContain('Anmälan är återkallad.')
  expect(await textOf(`/rapporter/${number}`)).toMatch(/Återkallad .*Återkallad av den som anmälde/)
  expect(await page(own)).not.toContain('/aterkalla"')
  expect((await post(action, { key: randomUUID() })).status).toBe(409)
  const told = await db
    .selectFrom('deliveries')
    .select('kind')
    .where('report', '=', number)
    .orderBy('position')
    .execute()
  expect(told.map(({ kind }) => kind)).toEqual(['report', 'withdrawal'])
})
