import { foreign } from '#i18n/foreign.ts'
import { formatTime } from '#i18n/formats.ts'
import { reviewing as words } from '#i18n/sv/pages/reviewing.ts'
import type { ReviewedPhoto, ReviewedReport } from '#moderation/reviewed-report.ts'
import { paths } from '#paths.ts'
import type { Ask } from '../ask.ts'
import { fitted } from '../public/report-photos.tsx'
import { Card } from '../ui/card.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { PhotoFigure } from '../ui/photo-figure.tsx'
import { PhotoWaiting } from '../ui/photo-waiting.tsx'

type PhotosProps = { ask: Ask; photos: readonly ReviewedPhoto[]; all: readonly ReviewedPhoto[] }

/** Each photo, numbered through the page, with a box that hides it or shows it again. */
export const ReviewedPhotos = ({ ask, photos, all }: PhotosProps) => (
  <>
    {photos.map((photo) => {
      const place = all.indexOf(photo) + 1
      const alt = words.photo(place, all.length)
      return (
        <div class="flow" key={photo.id}>
          {photo.state === 'ready' ? (
            <PhotoFigure
              photo={{
                src: photoAt(ask, photo, 'medium'),
                link: { href: photoAt(ask, photo) },
                alt,
                ...fitted(photo),
              }}
              isLater
            />
          ) : (
            <PhotoWaiting label={ask.say.pages.photos.waiting} {...fitted(photo)} />
          )}
          <Turn
            ask={ask}
            name={`photo-${photo.id}`}
            isHidden={photo.isHidden}
            label={photo.isHidden ? words.showPhoto(place) : words.hidePhoto(place)}
          />
        </div>
      )
    })}
  </>
)

/** What has been said on the report, for everybody, each with its photos. */
export const ReviewedEntries = ({ ask, report }: { ask: Ask; report: ReviewedReport }) => (
  <>
    {report.entries.map(({ id, words: said, language, at, writtenBy, isHidden }) => (
      <Card key={id}>
        <p class="muted">
          {words.writtenBy[writtenBy]} · {formatTime(at, 'sv')}
        </p>
        <p class="said" {...(said && foreign(language, 'sv'))}>
          {said || words.wordless}
        </p>
        {isHidden && <p>{words.hiddenEntry}</p>}
        <ReviewedPhotos
          ask={ask}
          photos={report.photos.filter(({ entry }) => entry === id)}
          all={report.photos}
        />
        <Turn
          ask={ask}
          name={`entry-${id}`}
          isHidden={isHidden}
          label={isHidden ? words.showEntry : words.hideEntry}
        />
      </Card>
    ))}
  </>
)

type TurnProps = { ask: Ask; name: string; label: string; isHidden: boolean }

const Turn = ({ ask, name, label, isHidden }: TurnProps) => (
  <CheckField
    name={name}
    label={label}
    value={isHidden ? 'show' : 'hide'}
    checked={ask.fields[name] !== undefined}
  />
)

const photoAt = ({ c }: Ask, { id }: ReviewedPhoto, size?: string): string =>
  paths.reviewPhoto(c.req.param('token') ?? '', id, size)
