import { randomBytes } from 'node:crypto'
import type { PhotoState } from '#database/schema.ts'

export type { PhotoState }

/** A photo as pages show it. Width and height are those of the picture upright, known before it is ready. */
export type Photo = { id: string; address: string; width: number; height: number; state: PhotoState }

/** The public copies, from the one mail and case systems get to the one in lists. */
export const renditions = {
  large: { pixels: 2048, type: 'image/jpeg', quality: 82, ending: 'large.jpg' },
  medium: { pixels: 1024, type: 'image/webp', quality: 76, ending: 'medium.webp' },
  small: { pixels: 400, type: 'image/webp', quality: 76, ending: 'small.webp' },
} as const
export type Rendition = keyof typeof renditions

export const isRendition = (size: string): size is Rendition => Object.hasOwn(renditions, size)

/** Nobody can guess it: 128 bits. All of a photo's files are called by it. */
export const newAddress = (): string => randomBytes(16).toString('hex')

export const fileOf = (address: string, which: Rendition | 'original'): string =>
  `${address}.${which === 'original' ? which : renditions[which].ending}`

/** Every file a photo may have. */
export const filesOf = (address: string): string[] =>
  (['original', 'large', 'medium', 'small'] as const).map((which) => fileOf(address, which))

/** Why a photo is not taken; pages and programs have a sentence for each. */
export const photoRefusals = [
  'too_large',
  'too_many_pixels',
  'unreadable',
  'not_an_image',
  'too_many',
] as const
export type PhotoRefusal = (typeof photoRefusals)[number]
