import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { photosOfForm } from '#reports/photos/photo-queries.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aFile, aJpeg, aReportWithPhoto, makePhotos, picture, testPhotos } from '../../test/photos.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { app, get, page, post, send, token } = await browse(db, { photos })

const written = {
  lat: '57.93018',
  lon: '12.53352',
  category: 'hal',
  title: 'Djupt hål',
  description: 'En halv meter brett.',
  place: 'Vid torget',
  email: 'ada@invanare.example',
}
const where = (answer: Response) => answer.headers.get('location') ?? ''
const imagesIn = (html: string) =>
  Array.from(html.matchAll(/<img[^>]* src="(\/utkast\/[^"]+)"/g), ([, src = '']) => src)
const words = 'Rubriken är kvar'
const inTown = (changes: Record<string, string>) => ({ key: randomUUID(), ...written, ...changes })

test('J1: without script a photo comes with the form, is seen on the receipt, and then by everybody', async () => {
  const sent = await send('/anmal', inTown({}), [await aFile('photos'), await aFile('photos')])
  expect(sent.status).toBe(303)
  await makePhotos(db, photos)
  const receipt = await page(where(sent))
  // The same photo twice is one photo.
  const [src = '', ...more] = [...new Set(imagesIn(receipt))]
  expect(more).toEqual([])
  const small = await get(src)
  expect(small.headers.get('content-type')).toBe('image/webp')
  expect(small.headers.get('cache-control')).toBe('no-store')
  const report = where(await post(`/bekrafta/${await token('confirm')}`))
  const shown = await page(report)
  const [, medium = ''] = /<img[^>]* src="(\/foto\/[0-9a-f]{32}\/medium)"/.exec(shown) ?? []
  expect(shown).toContain(`data-large="${medium.replace('medium', 'large')}"`)
  expect(shown).toContain('Foto från anmälan: Hål i gatan eller vägen, Vid torget')
  const copy = await get(medium)
  expect(await sharp(await copy.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 320 })
  expect((await get(src)).status).toBe(404)
})

test('a photo alone begins a report: its place is found, the rest is written, and sending sends it', async () => {
  expect(await page('/bild')).toContain('Ett foto, högst 20 MB')
  const begun = await send('/bild', { key: randomUUID() }, [await aFile('photo')])
  expect(where(begun)).toMatch(/^\/utkast\/k1\.[^/]+\?lat=57\.930181&lon=12\.533519$/)
  const form = await page(where(begun))
  expect(form).toContain('Gör en felanmälan')
  expect(form).toContain('Fotot är sparat till den')
  expect(form).toContain('enctype="multipart/form-data"')
  const [draft = ''] = where(begun).split('?')
  const sent = await post(draft, { ...hiddenFields(form), ...written })
  expect(where(sent)).toBe(draft)
  const receipt = await page(draft)
  expect(receipt).toContain('Vi har tagit emot din felanmälan')
  expect(imagesIn(receipt)).not.toEqual([])
  const [letter] = await db
    .selectFrom('letters')
    .select('kind')
    .orderBy('created_at', 'desc')
    .limit(1)
    .execute()
  expect(letter).toEqual({ kind: 'confirm' })
})

test('a photo that says nothing of its place leads to the search, and then to its form', async () => {
  const bytes = await picture().png().toBuffer()
  const begun = await send('/bild', {}, [{ field: 'photo', name: 'skarmbild.png', bytes }])
  expect(where(begun)).toMatch(/\/plats$/)
  const draft = where(begun).replace(/\/plats$/, '')
  expect(where(await get(draft))).toBe(where(begun))
  expect(await page(`${where(begun)}?q=Alings%C3%A5s`)).toContain(`href="${draft}?lat=`)
  expect(await page(`${draft}?lat=57.93&lon=12.53`)).toContain('Fotot är sparat till den')
})

test('no photo, or one that is none, is said at the field', async () => {
  const nothing = await send('/bild', {}, [])
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toContain('Inget foto kom fram')
  const words = [{ field: 'photo', name: 'bild.jpg', bytes: Buffer.from('Hej') }]
  expect(await (await send('/en/bild', {}, words)).text()).toContain('The file is no photo we can take')
})

test('with a broken photo among them the good ones and every word are kept', async () => {
  const fields = inTown({ title: words })
  const answer = await send('/anmal', fields, [
    await aFile('photos'),
    { field: 'photos', name: 'virus.jpg', bytes: Buffer.from('MZ hej') },
  ])
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Filen är inget foto vi kan ta emot')
  expect(html).toContain('aria-describedby="photos-error photos-hint"')
  expect(html).toContain(words)
  expect(imagesIn(html)).toHaveLength(1)
  const sent = await post('/anmal', { ...hiddenFields(html), ...fields })
  expect(sent.status).toBe(303)
  expect(imagesIn(await page(where(sent)))).not.toEqual([])
})

test('photos sent with a form that is not whole are kept, and one is taken away without losing a word', async () => {
  const fields = inTown({ email: '', title: words })
  const html = await (await send('/anmal', fields, [await aFile('photos')])).text()
  expect(html).toContain('Skriv din e-postadress')
  const [, id = ''] = /name="removePhoto" value="([^"]+)"/.exec(html) ?? []
  const without = await post('/anmal', { ...fields, removePhoto: id })
  expect(without.status).toBe(200)
  const again = await without.text()
  expect(again).toContain(words)
  expect(again).not.toContain('removePhoto')
  expect(again).not.toContain('Skriv din e-postadress')
  expect(await photosOfForm(db, fields.key)).toEqual([])
})

test('a sixth photo and one too large are refused in words, the five are kept', async () => {
  const file = async (width: number) => ({ field: 'photos', name: 'a.jpg', bytes: await aJpeg({ width }) })
  const six = await Promise.all([10, 20, 30, 40, 50, 60].map(file))
  const many = inTown({ title: words })
  const html = await (await send('/anmal', many, six)).text()
  expect(html).toContain('Du kan ha högst fem foton')
  expect(html).toContain(words)
  expect(await photosOfForm(db, many.key)).toHaveLength(5)
  const large = inTown({ title: words })
  const huge = { field: 'photos', name: 'b.jpg', bytes: Buffer.alloc(21 * 1024 * 1024, 'x') }
  const refused = await (await send('/anmal', large, [huge, await file(10)])).text()
  expect(refused).toContain('Fotot är större än 20 MB')
  expect(refused).toContain(words)
  expect(await photosOfForm(db, large.key)).toHaveLength(1)
  expect(await readdir(photos.incoming)).toEqual([])
})

const partOf = (field: string) =>
  `--kant\r\nContent-Disposition: form-data; name="${field}"; filename="a.jpg"\r\n\r\n`
const pour = (body: ReadableStream<Uint8Array>) => {
  const headers = { origin: 'http://localhost', 'content-type': 'multipart/form-data; boundary=kant' }
  const sent: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
  return app.request('http://localhost/anmal', sent)
}

test('a form that sends more than all its files may be is cut off, and leaves nothing', async () => {
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(sent === 0 ? Buffer.from(partOf('photos')) : Buffer.alloc(1024 * 1024, 'x'))
      sent += 1
    },
  })
  const answer = await pour(endless)
  expect(answer.status).toBe(413)
  const said = await answer.text()
  for (const words of ['<h1>Filen är för stor</h1>', 'högst 20 MB', 'inget annat är ändrat'])
    expect(said).toContain(words)
  expect(sent).toBeLessThan(110)
  expect(await readdir(photos.incoming)).toEqual([])
})

test('an upload that breaks off leaves nothing behind', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(partOf('photos')))
      controller.enqueue(Buffer.alloc(500_000, 'x'))
    },
    pull(controller) {
      controller.error(new Error('the network went away'))
    },
  })
  const answer = await pour(broken)
  expect(answer.status).toBe(400)
  expect(await readdir(photos.incoming)).toEqual([])
})

test('files from another site are not taken, and the words stay on the page', async () => {
  const form = new FormData()
  for (const [name, value] of Object.entries(inTown({ title: words }))) form.append(name, value)
  form.append('photos', new File([new Uint8Array(await aJpeg())], 'a.jpg'))
  const answer = await app.request('http://localhost/anmal', {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example' },
    body: form,
  })
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain(words)
  expect(await readdir(photos.incoming)).toEqual([])
})

test('SEC: missing, private, hidden and unready photos are the same 404; a public one can be revoked', async () => {
  const { number, id, address } = await aReportWithPhoto(db, photos)
  const path = `/foto/${address}/large`
  const found = await get(path)
  expect(Object.fromEntries(found.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': 'inline',
    'cache-control': 'public, max-age=300',
    'x-content-type-options': 'nosniff',
  })
  const tag = found.headers.get('etag') ?? ''
  expect((await get(path, { 'if-none-match': tag })).status).toBe(304)
  const missing = await get(`/foto/${'0'.repeat(32)}/large`)
  const sameAsMissing = async () => {
    const answer = await get(path, { 'if-none-match': tag })
    expect(answer.status).toBe(404)
    expect([...answer.headers.keys()]).toEqual([...missing.headers.keys()])
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  }
  const show = (visibility: 'public' | 'private' | 'hidden') =>
    db.updateTable('reports').set({ visibility }).where('number', '=', number).execute()
  const set = (changes: { hidden_at?: Date | null; state?: 'stored' | 'ready' }) =>
    db.updateTable('photos').set(changes).where('id', '=', id).execute()
  await show('private')
  await sameAsMissing()
  await show('hidden')
  await sameAsMissing()
  await show('public')
  await set({ hidden_at: new Date() })
  await sameAsMissing()
  await set({ hidden_at: null, state: 'stored' })
  await sameAsMissing()
  await set({ state: 'ready' })
  expect((await get(path)).status).toBe(200)
  for (const wrong of [`/foto/${address}/original`, `/foto/${address}/toString`, `/foto/..%2f..%2fetc/large`])
    expect((await get(wrong)).status).toBe(404)
})

test('the holder and the reporter see a photo that is not public; others of theirs don’t', async () => {
  const { number, id } = await aReportWithPhoto(db, photos, { email: 'bo@invanare.example' })
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', number).execute()
  const [held, own] = [`/svar/${await token('case')}`, `/min-rapport/${await token('reporter')}`]
  for (const link of [held, own]) {
    expect(await page(link)).toContain(`src="${link}/foto/${id}?size=medium"`)
    expect((await get(`${link}/foto/${id}`)).headers.get('content-type')).toBe('image/jpeg')
  }
  const { id: other } = await aReportWithPhoto(db, photos, { email: 'ce@invanare.example' })
  for (const link of [held, own]) expect((await get(`${link}/foto/${other}`)).status).toBe(404)
})
