import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { type PhotoKind, photoKindOf } from './photo-kind.ts'
import { photoLimits } from './photo-limits.ts'
import { readHeic } from './read-heic.ts'
import { readTaken, type Taken } from './read-taken.ts'

/** What a file says of itself, nothing decoded; or why it is no photo we take. Width and height are as shown, upright. */
export type Inspected =
  | ({ ok: true; kind: PhotoKind; width: number; height: number; bytes: number } & Taken)
  | NotTaken
export type NotTaken = { ok: false; why: 'not_an_image' | 'unreadable' | 'too_many_pixels' | 'too_large' }

/** Looks at a file's first bytes, whatever its name and sender say that it is. */
export async function inspectPhoto(path: string): Promise<Inspected> {
  const bytes = await readFile(path)
  if (bytes.length > photoLimits.bytes) return { ok: false, why: 'too_large' }
  const kind = photoKindOf(bytes)
  if (!kind) return { ok: false, why: 'not_an_image' }
  const header = kind === 'image/heic' ? readHeicHeader(bytes) : await readHeader(bytes)
  if (!header) return { ok: false, why: 'unreadable' }
  const { width, height, exif } = header
  if (width * height > photoLimits.pixels) return { ok: false, why: 'too_many_pixels' }
  return { ok: true, kind, width, height, bytes: bytes.length, ...readTaken(exif) }
}

type Header = { width: number; height: number; exif: Uint8Array | null }

async function readHeader(bytes: Buffer): Promise<Header | null> {
  try {
    // Ours is the judgement of how large is too large: it has a sentence of its own.
    const { autoOrient, exif } = await sharp(bytes, { limitInputPixels: false }).metadata()
    return autoOrient.width > 0 && autoOrient.height > 0 ? { ...autoOrient, exif: exif ?? null } : null
  } catch {
    return null
  }
}

function readHeicHeader(bytes: Buffer): Header | null {
  const size = readHeic(bytes)
  return size && { ...size, exif: bytes }
}
