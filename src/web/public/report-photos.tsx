import { categoryName } from '#bodies/catalogue.ts'
import { paths } from '#paths.ts'
import { type Photo, type Rendition, renditions } from '#reports/photos/photo.ts'
import type { PresentReport } from '#reports/present-report.ts'
import type { Ask } from '../ask.ts'
import type { SaidPhotos } from '../history.tsx'
import { sayPlace } from '../place-words.ts'
import { Notice } from '../ui/notice.tsx'
import { PhotoFigure, type PhotoLink } from '../ui/photo-figure.tsx'
import { PhotoWaiting } from '../ui/photo-waiting.tsx'

export type PhotoAt = (photo: Photo, size: 'large' | 'medium' | 'small') => string

type Props = {
  ask: Ask
  report: PresentReport
  photos: readonly Photo[]
  /** Where a photo is, for this reader. */
  at: PhotoAt
  link?: (photo: Photo) => PhotoLink
}

/** A report's photos, large, each a way to the whole picture; what is still being made has its room kept. */
export function ReportPhotos({ ask, report, photos, at, link = toLarge(at) }: Props) {
  const words = ask.say.pages.photos
  const shown = photos.filter(({ state }) => state !== 'broken')
  const alt = altOf(ask, report)
  return (
    <>
      {shown.map((photo, index) =>
        photo.state === 'ready' ? (
          <PhotoFigure
            key={photo.id}
            photo={{ src: at(photo, 'medium'), link: link(photo), alt, ...fitted(photo) }}
            isLater={index > 0}
          />
        ) : (
          <PhotoWaiting key={photo.id} label={words.waiting} {...fitted(photo)} />
        ),
      )}
      {shown.length < photos.length && (
        <Notice tone="warning">
          <p>{words.brokenSent}</p>
        </Notice>
      )}
    </>
  )
}

/** Under the addresses that everybody has. */
export const publicAt = ({ address }: Pick<Photo, 'address'>, size: Rendition) => paths.photo(address, size)

export const toLarge =
  (at: PhotoAt) =>
  (photo: Photo): PhotoLink => ({ href: at(photo, 'large') })

/** Whoever writes better words may do so; until then it says what the report says. */
export const altOf = (ask: Ask, report: PresentReport): string =>
  ask.say.pages.photos.altFor(categoryName(report.category, ask.language), placeOf(report))

/** Of photos that came later, from neighbours, the reporter or the holder: where they are for this reader, and what is said of them. */
export function saidPhotos(ask: Ask, report: PresentReport, at: PhotoAt, link = toLarge(at)): SaidPhotos {
  const { altFromHolder, altFromNeighbour, altFromReporter } = ask.say.pages.photos
  const what = shownThing(ask, report)
  return {
    at,
    link,
    alt: (place, count, by) => {
      if (by === 'reporter') return altFromReporter(what, place, count)
      return (by === 'neighbour' ? altFromNeighbour : altFromHolder)(what, place, count)
    },
  }
}

export const shownThing = (ask: Ask, report: PresentReport): string =>
  `${categoryName(report.category, ask.language)}, ${placeOf(report)}`

const placeOf = (report: PresentReport): string =>
  report.placeWords || sayPlace(report, report.municipality.code).nearest

/** The size it is shown in. */
export function fitted({ width, height }: Photo, size: Rendition = 'medium') {
  const longestSide = renditions[size].pixels
  const scale = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
