import { distanceMetres, type Point } from '#geo/browser/point.ts'
import { formatDay } from '#i18n/formats.ts'
import { farFrom, isOld } from '../photos/taken.ts'
import type { KeptPhoto } from './kept.ts'
import { language, words } from './words.ts'

type Known = {
  /** Of the form. */
  place: Point
  photos: readonly Pick<KeptPhoto, 'place' | 'takenAt'>[]
  /** Where the device is, when it may be asked without asking anybody. */
  here: Point | null
  now: Date
}

/** What photos tell of the form's place, in words: where it comes from, and what speaks against it. */
export function sayPlace({ place, photos, here, now }: Known): string[] {
  const placed = photos.flatMap((photo) => (photo.place ? [{ ...photo, place: photo.place }] : []))
  const source = placed.find((photo) => distanceMetres(photo.place, place) < 1)
  if (!source) {
    const [away] = placed.flatMap((photo) => farFrom(photo.place, place) ?? [])
    return away === undefined ? [] : [words.place.farFromPlace(sayDistance(away))]
  }
  const takenAt = source.takenAt === null ? null : new Date(source.takenAt)
  const away = here && farFrom(source.place, here)
  return [
    words.place.fromPhoto,
    ...(takenAt && isOld(takenAt, now) ? [words.place.old(formatDay(takenAt, language))] : []),
    ...(away ? [words.place.farFromHere(sayDistance(away))] : []),
  ]
}

function sayDistance(metres: number): string {
  if (metres < 1000) return words.place.metres(Math.round(metres / 10) * 10)
  const kilometres = new Intl.NumberFormat(language, { maximumFractionDigits: metres < 10_000 ? 1 : 0 })
  return words.place.kilometres(kilometres.format(metres / 1000))
}
