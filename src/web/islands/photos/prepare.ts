import type { KeptPhoto } from '../keeping/kept.ts'
import { readTaken } from './read-taken.ts'
import { shrink } from './shrink.ts'

/** Browsers that don't know HEIC give it no type. */
export const looksLikePhoto = ({ type, name }: File): boolean =>
  type.startsWith('image/') ? type !== 'image/svg+xml' : type === '' && /\.(heic|heif)$/i.test(name)

const mostBytes = 20 * 1024 * 1024

export const isTooLarge = ({ size }: Blob): boolean => size > mostBytes

/** Where and when it was taken is read before it is made smaller: that is lost on the way. */
export async function prepare(
  file: File,
  draft: string,
  id: string = crypto.randomUUID(),
): Promise<KeptPhoto> {
  const { takenAt, place } = await readTaken(file)
  const smaller = await shrink(file)
  return {
    id,
    draft,
    file: smaller,
    name: file.name || 'bild.jpg',
    addedAt: Date.now(),
    takenAt: takenAt?.toISOString() ?? null,
    place,
    src: null,
  }
}

/** An address to show the photo at; null where this browser can't. */
export async function thumbOf(file: Blob): Promise<string | null> {
  const address = URL.createObjectURL(file)
  const image = new Image()
  image.src = address
  try {
    await image.decode()
    return address
  } catch {
    URL.revokeObjectURL(address)
    return null
  }
}
