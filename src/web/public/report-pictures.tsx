import { formatDay } from '#i18n/formats.ts'
import { beforeAndAfter } from '#reports/photos/before-and-after.ts'
import type { Photo } from '#reports/photos/photo.ts'
import type { ShownHappening } from '#reports/photos/share-photos.ts'
import type { PresentReport } from '#reports/present-report.ts'
import type { Ask } from '../ask.ts'
import { BeforeAfter } from '../ui/before-after.tsx'
import type { PhotoLink } from '../ui/photo-figure.tsx'
import { altOf, fitted, type PhotoAt, ReportPhotos, shownThing, toLarge } from './report-photos.tsx'

type Props = {
  ask: Ask
  report: PresentReport
  photos: readonly Photo[]
  happenings: readonly ShownHappening[]
  at: PhotoAt
  link?: (photo: Photo) => PhotoLink
}

/** A report's photos; once a fix has been shown, the first of them stands beside how it looks after. */
export function ReportPictures({ ask, report, photos, happenings, at, link = toLarge(at) }: Props) {
  const pair = beforeAndAfter({ photos, happenings, reportedAt: report.confirmedAt })
  if (!pair) return <ReportPhotos ask={ask} report={report} photos={photos} at={at} link={link} />
  const { before, after } = pair
  const { pair: words } = ask.say.pages.verdict
  const others = photos.filter(({ id }) => id !== before.photo.id)
  const shown = (photo: Photo, link: PhotoLink, alt: string) => ({
    ...{ src: at(photo, 'medium'), link, alt },
    ...fitted(photo),
  })
  return (
    <>
      <BeforeAfter
        before={{
          photo: shown(before.photo, link(before.photo), altOf(ask, report)),
          caption: words.before(formatDay(before.at, ask.language)),
        }}
        after={{
          // It stands in the history too, and has its anchor there.
          photo: shown(
            after.photo,
            { href: link(after.photo).href },
            words.altAfter(shownThing(ask, report)),
          ),
          caption: words.after(formatDay(after.at, ask.language)),
        }}
      />
      <ReportPhotos ask={ask} report={report} photos={others} at={at} link={link} />
    </>
  )
}
