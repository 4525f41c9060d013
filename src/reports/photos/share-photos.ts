import type { Happening } from '../happenings.ts'
import type { Photo } from './photo.ts'

/** One of the photos that lie with a report; `entry` where it came with what somebody said. */
export type ReportPhoto = Photo & { entry: number | null }

/** One line of the history, with the photos that came with what was said. */
export type ShownHappening = Happening & { photos: readonly Photo[] }

type Shared = { photos: Photo[]; happenings: ShownHappening[] }

/** A report's photos, each where it belongs: to the report itself, or to what was heard by this reader. */
export function sharePhotos(photos: readonly ReportPhoto[], happenings: readonly Happening[]): Shared {
  const of = (asked: number | null): Photo[] =>
    photos.flatMap(({ entry, ...photo }) => (entry === asked ? [photo] : []))
  return {
    photos: of(null),
    happenings: happenings.map((one) => ({ ...one, photos: one.entry === null ? [] : of(one.entry) })),
  }
}
