import { formatDay } from '#i18n/formats.ts'
import { beforeAndAfter } from '#reports/photos/before-and-after.ts'
import type { Photo } from '#reports/photos/photo.ts'
import type { ShownHappening } from '#reports/photos/share-photos.ts'
import type { PresentReport } from '#reports/present-report.ts'
import type { Ask } from '../ask.ts'
import { BeforeAfter } from '../ui/before-after.tsx'
import { altOf, fitted, type PhotoAt, ReportPhotos, shownThing } from './report-photos.tsx'

type Props = {
  ask: Ask
  report: PresentReport
  photos: readonly Photo[]
  happenings: readonly ShownHappening[]
  at: PhotoAt
}

/** A report's photos; once a fix has been shown, the first of them stands beside how it looks after. */
export function ReportPictures({ ask, report, photos, happenings, at }: Props) {
  const pair = beforeAndAfter({ photos, happenings, reportedAt: report.confirmedAt })
  if (!pair) return <ReportPhotos ask={ask} report={report} photos={photos} at={at} />
  const { before, after } = pair
  const { pair: words } = ask.say.pages.verdict
  const others = photos.filter(({ id }) => id !== before.photo.id)
  const shown = (photo: Photo, alt: string) => ({
    ...{ src: at(photo, 'medium'), href: at(photo, 'large'), alt },
    ...fitted(photo),
  })
  return (
    <>
      <BeforeAfter
        before={{
          photo: shown(before.photo, altOf(ask, report)),
          caption: words.before(formatDay(before.at, ask.language)),
        }}
        after={{
          photo: shown(after.photo, words.altAfter(shownThing(ask, report))),
          caption: words.after(formatDay(after.at, ask.language)),
        }}
      />
      <ReportPhotos ask={ask} report={report} photos={others} at={at} />
    </>
  )
}
