import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Exif } from 'sharp'
import { afterAll } from 'vitest'
import type { Db } from '#database/database.ts'
import { photoFolder } from '#files/photo-folder.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { photosToMake } from '#jobs/make-photos.ts'
import { type KeptPhoto, keepPhoto } from '#reports/photos/keep-photo.ts'
import type { DraftToSave } from '#reports/save-draft.ts'
import { aDraft, aReport } from './reports.ts'

/** A folder for photos of one test file's own, gone when it has run. */
export async function testPhotos(): Promise<PhotoStore> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-photos-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return photoFolder(folder)
}

/** The square of Alingsås, half past ten in the morning, as a camera writes it. */
export const alingsasExif = {
  IFD0: { Make: 'Kamera', Model: 'Provbild', ImageDescription: 'hemligt' },
  IFD2: { DateTimeOriginal: '2026:11:20 10:30:00', OffsetTimeOriginal: '+01:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '57/1 55/1 4865/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '12/1 32/1 67/100',
  },
}

type Look = { width?: number; height?: number; colour?: string }

/** A picture, not of one colour alone: what is made from it can be told from nothing. */
export const picture = ({ width = 320, height = 240, colour = '#3a6b52' }: Look = {}) =>
  sharp({ create: { width, height, channels: 3, background: colour } }).composite([
    {
      input: Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><circle cx="${width / 2}" cy="${height / 2}" r="${Math.min(width, height) / 3}" fill="#ffd66b"/></svg>`,
      ),
    },
  ])

export const aJpeg = (look: Look = {}, exif: Exif = alingsasExif): Promise<Buffer> =>
  picture(look).withExif(exif).jpeg().toBuffer()

/**
 * As an iPhone makes it: HEVC lying on its side, a box that says how it is turned, a thumbnail, and EXIF with the
 * moment and place of `alingsasExif`. Made with libheif 1.15 from the picture above; the box was put in by hand.
 */
export const aHeic = (): Promise<Buffer> => readFile(new URL('./files/turned.heic', import.meta.url))

/** What cameras, programs and people leave in files, as it stands in the bytes. */
const traces = [
  'Exif',
  'EXIF',
  'http://ns.adobe',
  'xmpmeta',
  'XMP ',
  'Photoshop',
  'ICC_PROFILE',
  'ICCP',
  'hemligt',
  'Kamera',
  '<script',
  'PK\x03\x04',
]
export const tracesIn = (bytes: Buffer) =>
  traces.filter((trace) => bytes.includes(Buffer.from(trace, 'latin1')))

/** The bytes as a file on its way in. */
export async function received({ incoming }: PhotoStore, bytes: Uint8Array): Promise<string> {
  const path = join(incoming, randomUUID())
  await writeFile(path, bytes)
  return path
}

/** The bytes as a photo that was sent with a form. */
export const keepSent = async (
  db: Db,
  store: PhotoStore,
  bytes: Uint8Array,
  form: string = randomUUID(),
): Promise<KeptPhoto> =>
  keepPhoto(db, store, {
    id: randomUUID(),
    form,
    path: await received(store, bytes),
    draft: { language: 'sv' },
  })

/** Of all files that are kept. */
export async function namesIn(store: PhotoStore): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of store.list()) names.push(name)
  return names
}

export const aFile = async (field: string, name = 'IMG_0001.JPG') => ({ field, name, bytes: await aJpeg() })

/** Everything that was kept is made into its copies, as a worker does it. */
export async function makePhotos(db: Db, photos: PhotoStore): Promise<void> {
  const { take, send } = photosToMake({ db, photos })
  for (const taken of await take(100)) await send(taken)
}

/** A confirmed report with one photo, ready to be seen. */
export async function aReportWithPhoto(db: Db, photos: PhotoStore, changes: Partial<DraftToSave> = {}) {
  const [id, draft] = [randomUUID(), aDraft(changes)]
  const path = await received(photos, await aJpeg())
  const kept = await keepPhoto(db, photos, { id, form: draft.id, path, draft: { language: 'sv' } })
  if (!kept.ok) throw new Error(`the photo was not kept: ${kept.why}`)
  await makePhotos(db, photos)
  return { ...(await aReport(db, draft)), id, address: kept.photo.address }
}
