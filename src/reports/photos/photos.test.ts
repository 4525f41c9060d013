import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import {
  aHeic,
  aJpeg,
  aReportWithPhoto,
  keepSent,
  makePhotos,
  namesIn,
  picture,
  testPhotos,
  tracesIn,
} from '../../../test/photos.ts'
import { aDraft, alingsas, aReport, confirmLink, decidedFor, fillBodies } from '../../../test/reports.ts'
import { confirmReport } from '../confirm-report.ts'
import { takeDeliveries } from '../deliveries/take-deliveries.ts'
import { forgetDrafts } from '../forget-drafts.ts'
import { saveDraft } from '../save-draft.ts'
import { eraseFiles } from './erase-files.ts'
import { fileOf, filesOf, type Rendition } from './photo.ts'
import { isPublicPhoto, photosOfForm } from './photo-queries.ts'
import { removePhoto } from './remove-photo.ts'
import { settleOriginals } from './settle-originals.ts'
import { sweepFiles } from './sweep-files.ts'
import { takePhotos } from './take-photos.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
beforeAll(() => fillBodies(db))

const keep = (bytes: Uint8Array, form?: string) => keepSent(db, photos, bytes, form)
const stateOf = async (form: string) => (await photosOfForm(db, form))[0]?.state
const copyOf = async (address: string, which: Rendition | 'original') => photos.read(fileOf(address, which))

test('a photo on its side is shown upright, and its size is told so before it is ready', async () => {
  const form = randomUUID()
  const kept = await keep(await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer(), form)
  expect(kept).toMatchObject({ ok: true, photo: { width: 240, height: 320 } })
  await makePhotos(db, photos)
  expect(await photosOfForm(db, form)).toMatchObject([{ width: 240, height: 320, state: 'ready' }])
})

test('a photo of an iPhone is shown upright, and tells when and where it was taken', async () => {
  const form = randomUUID()
  const kept = await keep(await aHeic(), form)
  expect(kept).toMatchObject({
    ok: true,
    photo: { width: 240, height: 320 },
    takenAt: new Date('2026-11-20T09:30:00Z'),
    place: { lat: 57.930181, lon: 12.533519 },
  })
  await makePhotos(db, photos)
  expect(await photosOfForm(db, form)).toMatchObject([{ width: 240, height: 320, state: 'ready' }])
  const { data } = await sharp((await copyOf(kept.ok ? kept.photo.address : '', 'large')) ?? Buffer.alloc(0))
    .raw()
    .toBuffer({ resolveWithObject: true })
  // The circle lies up to the left in the file: turned as it says, up to the right.
  const colourAt = (x: number, y: number) => data.subarray((y * 240 + x) * 3, (y * 240 + x) * 3 + 1)[0] ?? 0
  expect(colourAt(160, 107)).toBeGreaterThan(200)
  expect(colourAt(80, 213)).toBeLessThan(100)
})

test('the place of a photo counts in Sweden only, and lies nowhere when the camera did not know', async () => {
  const at = (lat: string, latRef: string, lon: string, lonRef: string) =>
    aJpeg(
      {},
      { IFD3: { GPSLatitudeRef: latRef, GPSLatitude: lat, GPSLongitudeRef: lonRef, GPSLongitude: lon } },
    )
  const placeOf = async (bytes: Buffer) => {
    const kept = await keep(bytes)
    return kept.ok ? kept.place : kept.why
  }
  expect(await placeOf(await at('59/1 19/1 0/1', 'N', '18/1 4/1 0/1', 'E'))).toEqual({
    lat: 59.316667,
    lon: 18.066667,
  })
  const elsewhere = [
    at('52/1 31/1 0/1', 'N', '13/1 24/1 0/1', 'E'),
    at('0/1 0/1 0/1', 'N', '0/1 0/1 0/1', 'E'),
    at('599/1 0/1 0/1', 'N', '18/1 0/1 0/1', 'E'),
    at('59/0 19/0 0/0', 'N', '18/0 4/0 0/0', 'E'),
    at('59/1 19/1 0/1', 'S', '18/1 4/1 0/1', 'E'),
  ]
  for (const bytes of await Promise.all(elsewhere)) expect(await placeOf(bytes)).toBeNull()
})

test('a photo can be seen by all when its report is confirmed, until it or the report is hidden', async () => {
  const { number, id, address } = await aReportWithPhoto(db, photos)
  expect(await isPublicPhoto(db, address)).toBe(true)
  const hide = (hidden_at: Date | null) =>
    db.updateTable('photos').set({ hidden_at }).where('id', '=', id).execute()
  await hide(new Date())
  expect(await isPublicPhoto(db, address)).toBe(false)
  await hide(null)
  for (const visibility of ['private', 'internal', 'hidden'] as const) {
    await db.updateTable('reports').set({ visibility }).where('number', '=', number).execute()
    expect(await isPublicPhoto(db, address)).toBe(false)
  }
  const unconfirmed = await keep(await aJpeg())
  await makePhotos(db, photos)
  expect(unconfirmed.ok && (await isPublicPhoto(db, unconfirmed.photo.address))).toBe(false)
})

test('GDPR: what the camera knew is gone with the original when the report is confirmed', async () => {
  const draft = aDraft({ email: `${randomUUID()}@invanare.example` })
  const kept = await keep(await aJpeg(), draft.id)
  if (!kept.ok) throw new Error(kept.why)
  const { address } = kept.photo
  await makePhotos(db, photos)
  await settleOriginals(db, photos)
  expect(await copyOf(address, 'original')).not.toBeNull()
  await aReport(db, draft)
  expect(await photosOfForm(db, draft.id)).toMatchObject([{ lat: null, lon: null }])
  await settleOriginals(db, photos)
  expect(await copyOf(address, 'original')).toBeNull()
  expect(await copyOf(address, 'large')).not.toBeNull()
})

test('a body may keep originals bare or as they were taken, for as many days as it says', async () => {
  const rule = (photo_originals: 'without_metadata' | 'as_taken' | 'discard', days: number | null = null) =>
    db
      .updateTable('bodies')
      .set({ photo_originals, photo_original_days: days })
      .where('code', '=', alingsas)
      .execute()
  await rule('without_metadata', 30)
  const bare = await aReportWithPhoto(db, photos, { email: `${randomUUID()}@invanare.example` })
  await settleOriginals(db, photos)
  const kept = await copyOf(bare.address, 'original')
  expect(tracesIn(kept ?? Buffer.from('Exif'))).toEqual([])
  expect(await sharp(kept ?? undefined).metadata()).toMatchObject({ width: 320, height: 240 })
  await rule('as_taken', 30)
  const taken = await aReportWithPhoto(db, photos, { email: `${randomUUID()}@invanare.example` })
  await settleOriginals(db, photos)
  expect((await copyOf(taken.address, 'original'))?.toString('latin1')).toContain('Kamera')
  const age = (number: number, days: number) =>
    db
      .updateTable('reports')
      .set({ confirmed_at: new Date(Date.now() - days * 86_400_000) })
      .where('number', '=', number)
      .execute()
  await age(taken.number, 29)
  await settleOriginals(db, photos)
  expect(await copyOf(taken.address, 'original')).not.toBeNull()
  await age(taken.number, 31)
  await settleOriginals(db, photos)
  expect(await copyOf(taken.address, 'original')).toBeNull()
  await rule('discard')
})

test('what is taken away or forgotten leaves no file', async () => {
  const kept = await keep(await aJpeg())
  if (!kept.ok) throw new Error(kept.why)
  await makePhotos(db, photos)
  const [row] = await db.selectFrom('photos').select('form').where('id', '=', kept.photo.id).execute()
  await removePhoto(db, { id: kept.photo.id, form: row?.form ?? '' })
  const draft = randomUUID()
  const forgotten = await keep(await aJpeg(), draft)
  await makePhotos(db, photos)
  await db
    .updateTable('drafts')
    .set({ expires_at: new Date(0) })
    .where('id', '=', draft)
    .execute()
  await forgetDrafts(db)
  await eraseFiles(db, photos)
  const names = new Set(await namesIn(photos))
  for (const { photo } of [kept, forgotten].filter((one) => one.ok))
    for (const name of filesOf(photo.address)) expect(names.has(name), name).toBe(false)
})

test('files that nothing knows of are swept when they are a day old', async () => {
  const address = 'ab'.repeat(16)
  await photos.put(fileOf(address, 'small'), Buffer.from('x'))
  await sweepFiles(db, photos)
  expect(await copyOf(address, 'small')).not.toBeNull()
  const aged = {
    ...photos,
    async *list() {
      for await (const { name } of photos.list()) yield { name, at: new Date(0) }
    },
  }
  const { address: known } = await aReportWithPhoto(db, photos, { email: `${randomUUID()}@invanare.example` })
  await sweepFiles(db, aged)
  expect(await copyOf(address, 'small')).toBeNull()
  expect(await copyOf(known, 'small')).not.toBeNull()
})

test('a photo that ends every worker is given up after the third', async () => {
  const form = randomUUID()
  await keep(await aJpeg(), form)
  const forms = async () => (await takePhotos(db, 10)).length
  for (const attempt of [1, 2, 3]) {
    expect(await forms(), `attempt ${attempt}`).toBe(1)
    expect(await forms()).toBe(0)
    await db
      .updateTable('photos')
      .set({ leased_until: new Date(0) })
      .where('form', '=', form)
      .execute()
  }
  expect(await forms()).toBe(0)
  expect(await stateOf(form)).toBe('broken')
})

test('a delivery waits for its photos, and no longer than a minute', async () => {
  await takeDeliveries(db, 100)
  const draft = aDraft({ email: `${randomUUID()}@invanare.example` })
  await saveDraft(db, draft)
  await keep(await aJpeg(), draft.id)
  const confirmation = {
    draft: draft.id,
    link: await confirmLink(db, draft.id),
    decision: decidedFor(alingsas),
    door: 'web',
  } as const
  const { number } = await confirmReport(db, confirmation)
  expect(await takeDeliveries(db, 10)).toEqual([])
  await db
    .updateTable('deliveries')
    .set({ created_at: new Date(Date.now() - 61_000) })
    .where('report', '=', number)
    .execute()
  expect(await takeDeliveries(db, 10)).toHaveLength(1)
})
