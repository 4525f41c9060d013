import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { hostileFiles } from '../../../test/hostile-files.ts'
import { keepSent, makePhotos, namesIn, testPhotos, tracesIn } from '../../../test/photos.ts'
import { aDraft, aReport, fillBodies } from '../../../test/reports.ts'
import { fileOf } from './photo.ts'
import { photosOfForm } from './photo-queries.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const files = await hostileFiles()
beforeAll(() => fillBodies(db))

const keep = (bytes: Uint8Array, form?: string) => keepSent(db, photos, bytes, form)
const stateOf = async (form: string) => (await photosOfForm(db, form))[0]?.state

const refused = files.filter(({ becomes }) => becomes !== 'broken' && becomes !== 'cleaned')

test.each(refused.map((file) => [file.name, file] as const))('SEC: %s is refused', async (_, file) => {
  const before = await namesIn(photos)
  expect(await keep(file.bytes)).toEqual({ ok: false, why: file.becomes })
  expect(await namesIn(photos)).toEqual(before)
})

const broken = files.filter(({ becomes }) => becomes === 'broken')

test.each(broken.map((file) => [file.name, file] as const))(
  'SEC: %s is found broken, and its report goes on without it',
  async (_, { bytes }) => {
    const draft = aDraft({ email: `${randomUUID()}@invanare.example` })
    expect(await keep(bytes, draft.id)).toMatchObject({ ok: true })
    await makePhotos(db, photos)
    expect(await stateOf(draft.id)).toBe('broken')
    const { number } = await aReport(db, draft)
    expect(number).toBeGreaterThan(1_000_000)
  },
)

const cleaned = files.filter(({ becomes }) => becomes === 'cleaned')

test.each(cleaned.map((file) => [file.name, file] as const))(
  'GDPR-5: of %s nothing is left in its copies but the picture',
  async (_, { bytes }) => {
    const form = randomUUID()
    const kept = await keep(bytes, form)
    if (!kept.ok) throw new Error(kept.why)
    await makePhotos(db, photos)
    expect(await stateOf(form)).toBe('ready')
    for (const [size, most] of [
      ['large', 2048],
      ['medium', 1024],
      ['small', 400],
    ] as const) {
      const copy = (await photos.read(fileOf(kept.photo.address, size))) ?? Buffer.alloc(0)
      expect(tracesIn(copy), size).toEqual([])
      const { width, height, exif, icc, xmp, iptc, pages, space } = await sharp(copy).metadata()
      expect([exif, icc, xmp, iptc, pages, space]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        'srgb',
      ])
      expect(Math.max(width, height)).toBeLessThanOrEqual(most)
    }
  },
)
