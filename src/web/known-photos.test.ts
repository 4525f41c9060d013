import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { photosOfForm } from '#reports/photos/photo-queries.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aFile, aJpeg, makePhotos, testPhotos } from '../../test/photos.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { get, page, post, send, token } = await browse(db, { photos })

const someAddress = () => `${randomUUID()}@invanare.example`
const aPath = async () => {
  const { number } = await aReport(db, { category: 'belysning', email: someAddress() })
  return { number, path: `/rapporter/${number}/jag-ser-ocksa` }
}
const typed = (changes: Record<string, string> = {}) => ({
  key: randomUUID(),
  email: someAddress(),
  words: '',
  follow: 'on',
  ...changes,
})
const tilesIn = (html: string, of = '/utkast/') =>
  Array.from(html.matchAll(/<img[^>]* src="(\/[^"]+)"/g), ([, src = '']) => src).filter((src) =>
    src.startsWith(of),
  )

test('without script a photo comes with "Jag ser också detta", and is seen by all when it is confirmed', async () => {
  const { number, path } = await aPath()
  expect(await page(path)).toMatch(/enctype="multipart\/form-data"[\s\S]*name="photos"/)
  const sent = await send(path, { ...hiddenFields(await page(path)), ...typed() }, [await aFile('photos')])
  expect(sent.headers.get('location')).toBe(`${path}?skickat=1`)
  await makePhotos(db, photos)
  const confirmation = `/tillagg/${await token('support')}`
  const shown = await page(confirmation)
  const [src = ''] = tilesIn(shown, confirmation)
  expect(shown).toContain('Det här visas för alla:')
  expect((await get(src)).headers.get('content-type')).toBe('image/webp')
  expect(await page(`/rapporter/${number}`)).not.toContain('/foto/')
  await post(confirmation)
  const report = await page(`/rapporter/${number}`)
  const [small = ''] = tilesIn(report, '/foto/')
  expect(report).toMatch(/En granne ser också detta[\s\S]*Skickade en bild[\s\S]*Foto från en granne: /)
  expect(report).toContain(`data-large="${small.replace('small', 'large')}"`)
  expect((await get(small)).status).toBe(200)
  expect((await get(src)).status, 'the link in the letter opens it no more').toBe(404)
  const [own, held] = [`/min-rapport/${await token('reporter')}`, `/svar/${await token('case')}`]
  for (const link of [own, held]) {
    const [there = ''] = tilesIn(await page(link), link)
    expect((await get(there.replaceAll('&amp;', '&'))).status, link).toBe(200)
  }
  await db.updateTable('entries').set({ hidden_at: new Date() }).where('report', '=', number).execute()
  expect((await get(small)).status).toBe(404)
  expect(await page(`/rapporter/${number}`)).not.toContain('/foto/')
})

test('what is wrong is said at its field, and photos and words are kept, and taken away without losing a word', async () => {
  const { path } = await aPath()
  const fields = typed({ email: '', words: 'Fyra lampor nu.' })
  const answer = await send(path, fields, [
    await aFile('photos'),
    { field: 'photos', name: 'virus.jpg', bytes: Buffer.from('MZ hej') },
  ])
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Filen är inget foto vi kan ta emot')
  expect(html).toContain('aria-describedby="photos-error photos-hint"')
  expect(html).toContain('Skriv din e-postadress')
  expect(html).toContain('Fyra lampor nu.')
  expect(tilesIn(html)).toHaveLength(1)
  const [, removePhoto = ''] = /name="removePhoto" value="([^"]+)"/.exec(html) ?? []
  const without = await post(path, { ...hiddenFields(html), ...fields, removePhoto })
  expect(without.status).toBe(200)
  const again = await without.text()
  expect(again).toContain('Fyra lampor nu.')
  expect(again).not.toContain('removePhoto')
  expect(await photosOfForm(db, fields.key)).toEqual([])
})

test('a sixth photo is refused in words, and one that comes after the confirmation', async () => {
  const { path } = await aPath()
  const file = async (width: number) => ({ field: 'photos', name: 'a.jpg', bytes: await aJpeg({ width }) })
  const many = typed({ words: 'Mörkt.' })
  const six = await Promise.all([10, 20, 30, 40, 50, 60].map(file))
  const refused = await send(path, many, six)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Du kan ha högst fem foton')
  expect(await photosOfForm(db, many.key)).toHaveLength(5)
  expect((await post(path, many)).status).toBe(303)
  await post(`/tillagg/${await token('support')}`)
  const late = await send(path, many, [await file(70)])
  expect(late.status).toBe(422)
  const html = await late.text()
  expect(html).toContain('Fotot kom inte med')
  expect(html).toContain('Mörkt.')
})

test('a photo of the report’s form comes along to its support, and back again', async () => {
  const { number, path } = await aPath()
  const report = { lat: '57.93018', lon: '12.53352', category: 'belysning', title: 'Två lampor' }
  const key = randomUUID()
  const form = { key, ...report, description: 'Vid skolan.', support: String(number) }
  const html = await (await send(path, form, [await aFile('photos')])).text()
  expect(tilesIn(html)).toHaveLength(1)
  const back = { ...hiddenFields(html), words: 'x', show: 'form' }
  expect(tilesIn(await (await post('/anmal', back)).text())).toHaveLength(1)
  await post(path, { ...hiddenFields(html), ...typed({ key }) })
  await makePhotos(db, photos)
  await post(`/tillagg/${await token('support')}`)
  expect(tilesIn(await page(`/rapporter/${number}`), '/foto/')).toHaveLength(1)
})
