import { foreign } from '#i18n/foreign.ts'
import { paths } from '#paths.ts'
import { type PublicReport, publicReport } from '#reports/public-report.ts'
import { answerPage, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { PhotoFigure } from '../ui/photo-figure.tsx'
import { gonePage, notFoundPage } from './kind-pages.tsx'
import { anchorOf, type PagePhoto, photosOnPage } from './page-photos.ts'
import { readNumber } from './report-number.ts'
import { fitted, publicAt } from './report-photos.tsx'

/** One of a report's photos alone, as large as the window, with the ways to the next and back. */
export async function reportPhotoPage(ask: Ask): Promise<Response> {
  const { number: asked, address } = ask.c.req.param()
  const number = readNumber(asked)
  const report = number === null ? null : await publicReport(ask.rooms.db, number)
  if (report === 'hidden') return gonePage(ask)
  const photos = report ? photosOnPage(ask, report) : []
  const at = photos.findIndex(({ photo }) => photo.address === address)
  const shown = photos[at]
  if (!report || !shown) return notFoundPage(ask)
  const { place, of, back, file } = ask.say.pages.photos
  const title = place(at + 1, photos.length)
  return answerPage(
    { ...ask, here: paths.reportPhoto(report.number, shown.photo.address) },
    {
      title: of(title, report.title),
      children: (
        <div class="flow one-photo">
          <BackLink
            href={`${to(ask, paths.report(report.number))}#${anchorOf(shown.photo.address)}`}
            label={back}
          />
          <h1>{title}</h1>
          <p class="muted" {...foreign(report.language, ask.language)}>
            {report.title}
          </p>
          <PhotoFigure
            photo={{
              src: publicAt(shown.photo, 'large'),
              alt: shown.alt,
              ...fitted(shown.photo, 'large'),
            }}
          />
          <p>
            <a href={publicAt(shown.photo, 'large')}>{file}</a>
          </p>
          <Beside ask={ask} report={report} before={photos[at - 1]} after={photos[at + 1]} />
        </div>
      ),
    },
  )
}

type BesideProps = {
  ask: Ask
  report: PublicReport
  before: PagePhoto | undefined
  after: PagePhoto | undefined
}

function Beside({ ask, report, before, after }: BesideProps) {
  if (!before && !after) return null
  const { previous, next, ways } = ask.say.pages.photos
  const at = ({ photo }: PagePhoto) => to(ask, paths.reportPhoto(report.number, photo.address))
  return (
    <nav class="buttons" aria-label={ways}>
      {before && (
        <ButtonLink href={at(before)} sign="back">
          {previous}
        </ButtonLink>
      )}
      {after && (
        <ButtonLink href={at(after)} sign="forward">
          {next}
        </ButtonLink>
      )}
    </nav>
  )
}
