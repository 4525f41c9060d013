import sharp, { type Sharp } from 'sharp'
import { decodeHeic } from './decode-heic.ts'
import type { PhotoKind } from './photo-kind.ts'
import { photoLimits } from './photo-limits.ts'

/** One copy to make: within so many pixels each way, of this type. */
export type Wanted = { pixels: number; type: 'image/jpeg' | 'image/webp' }

// Each photo has one thread; how many are made at once is for whoever asks.
sharp.concurrency(1)
sharp.cache(false)

const longestSeconds = 60

/**
 * Makes the copies others see: upright, in colours every screen knows, the first picture of a moving one, and
 * nothing of what the camera wrote. The first is made from the photo, the others from the first. Throws when
 * the photo can't be decoded, or only in part.
 */
export async function renderPhoto(
  bytes: Uint8Array,
  kind: PhotoKind,
  [first, ...others]: readonly [Wanted, ...Wanted[]],
): Promise<{ width: number; height: number; copies: Buffer[] }> {
  const photo = kind === 'image/heic' ? await fromHeic(bytes) : opened(bytes).autoOrient()
  const { data, info } = await copy(photo.flatten({ background: '#ffffff' }), first)
  const rest: Buffer[] = []
  for (const wanted of others) rest.push((await copy(sharp(data), wanted)).data)
  return { width: info.width, height: info.height, copies: [data, ...rest] }
}

/** The same picture without anything beside it, as large as it was: what a body may keep. */
export async function withoutMetadata(bytes: Uint8Array, kind: PhotoKind): Promise<Buffer> {
  const photo = kind === 'image/heic' ? await fromHeic(bytes) : opened(bytes).autoOrient()
  return inSrgb(photo.flatten({ background: '#ffffff' }))
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** A file that breaks off is no photo; one with a flaw that doesn't show is. */
const opened = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { failOn: 'error', limitInputPixels: photoLimits.pixels, sequentialRead: true })

async function fromHeic(bytes: Uint8Array): Promise<Sharp> {
  const { data, width, height } = await decodeHeic(bytes)
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: photoLimits.pixels })
}

const inSrgb = (photo: Sharp): Sharp => photo.toColourspace('srgb').timeout({ seconds: longestSeconds })

function copy(photo: Sharp, { pixels, type }: Wanted) {
  const resized = inSrgb(photo).resize(pixels, pixels, { fit: 'inside', withoutEnlargement: true })
  const encoded =
    type === 'image/jpeg' ? resized.jpeg({ quality: 82 }) : resized.webp({ quality: 76, effort: 3 })
  return encoded.toBuffer({ resolveWithObject: true })
}
