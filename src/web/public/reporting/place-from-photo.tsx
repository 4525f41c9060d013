import { distanceMetres, type Point } from '#geo/browser/point.ts'
import { formatDay } from '#i18n/formats.ts'
import type { FormPhoto } from '#reports/photos/photo-queries.ts'
import type { Ask } from '../../ask.ts'
import { isOld } from '../../islands/photos/taken.ts'
import { Notice } from '../../ui/notice.tsx'

type Props = { ask: Ask; point: Point; photos: readonly FormPhoto[] }

/** Says that the form's place is a photo's, and when the photo is so old that it may not be so any longer. */
export function PlaceFromPhoto({ ask, point, photos }: Props) {
  const source = photos.find(({ lat, lon }) => isAt(point, lat, lon))
  if (!source) return null
  const { photos: words, keeping } = ask.say.pages
  const takenAt = source.taken_at
  return (
    <Notice>
      <p>{words.begun.fromPhoto}</p>
      {takenAt && isOld(takenAt, new Date()) && <p>{keeping.place.old(formatDay(takenAt, ask.language))}</p>}
    </Notice>
  )
}

const isAt = (point: Point, lat: number | null, lon: number | null): boolean =>
  lat !== null && lon !== null && distanceMetres({ lat, lon }, point) < 1
