import { paths } from '#paths.ts'
import type { Photo } from '#reports/photos/photo.ts'
import type { PublicReport } from '#reports/public-report.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import type { PhotoLink } from '../ui/photo-figure.tsx'
import { altOf, publicAt, saidPhotos } from './report-photos.tsx'

/** A photo that is on a report's page, with the text for those who don't see it. */
export type PagePhoto = { photo: Photo; alt: string }

/** Those that can be looked at, in the order of the page: the report's own, then what was said, the latest first. */
export function photosOnPage(ask: Ask, report: PublicReport): PagePhoto[] {
  const { alt } = saidPhotos(ask, report, publicAt)
  const own = report.photos.map((photo) => ({ photo, alt: altOf(ask, report) }))
  const said = [...report.happenings].reverse().flatMap(({ photos, actor }) => {
    const shown = photos.filter(({ state }) => state !== 'broken')
    return shown.map((photo, index) => ({ photo, alt: alt(index + 1, shown.length, actor) }))
  })
  return [...own, ...said].filter(({ photo }) => photo.state === 'ready')
}

/** Each photo has a page of its own; a script shows it over the report's. */
export function pagesOf(ask: Ask, report: PublicReport): (photo: Photo) => PhotoLink {
  const shown = photosOnPage(ask, report)
  return ({ address }) => ({
    href: to(ask, paths.reportPhoto(report.number, address)),
    id: anchorOf(address),
    large: publicAt({ address }, 'large'),
    place: ask.say.pages.photos.place(
      shown.findIndex(({ photo }) => photo.address === address) + 1,
      shown.length,
    ),
  })
}

/** Where on the report's page a photo stands. */
export const anchorOf = (address: string): string => `foto-${address}`
