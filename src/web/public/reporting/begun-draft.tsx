import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { distanceMetres } from '#geo/browser/point.ts'
import { formatDay } from '#i18n/formats.ts'
import type { BegunDraft } from '#reports/draft.ts'
import { photosOfForm } from '#reports/photos/photo-queries.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { badLinkPage } from '../kind-pages.tsx'
import { goalOf } from '../place-goal.ts'
import { placeIn } from './begin-with-photo.tsx'
import { shownPhotos } from './form-photos.ts'
import { type FormPlace, readPlace } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { knownAt } from './known-section.tsx'
import { recipientsAt, Where } from './new-report.tsx'
import { PlaceFromPhoto } from './place-from-photo.tsx'
import { outsidePage } from './refusal.tsx'
import { FormSummary, formScripts, ReportForm } from './report-form.tsx'

/**
 * A report that was begun by a photo or a mail: where it is first, by the photo, by numbers in the mail or by searching,
 * for which words in the mail are a suggestion and no more; then the form.
 */
export async function begunDraftPage(
  ask: Ask,
  draft: BegunDraft,
  { other, ...proven }: { other: FormToShow['fields']; provenAddress?: string },
): Promise<Response> {
  const { title, description, email, placeWords } = draft
  const known = placeIn(await photosOfForm(ask.rooms.db, draft.id)) ?? draft.point
  const place = known && { lat: String(known.lat), lon: String(known.lon), place: placeWords }
  if (!place && !other['lat']) return goTo(ask, searchFor(ask, placeWords))
  const fields = { title, description, email: email ?? '', ...(other['lat'] ? other : place) }
  const read = readPlace(ask, fields)
  if (!read.ok) return read.why === 'unreadable' ? badLinkPage(ask) : outsidePage(ask, read.why)
  return answerBegun(ask, draft, { fields, mistakes: {}, place: read.place, ...proven })
}

const searchFor = (ask: Ask, words: string): string =>
  `${goalOf(ask).search}${words === '' ? '' : `?${new URLSearchParams({ q: words })}`}`

type Shown = Pick<FormToShow, 'fields' | 'mistakes' | 'provenAddress'> & { place: FormPlace }

export async function answerBegun(
  ask: Ask,
  draft: BegunDraft,
  shown: Shown,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { photos: words, reporting } = ask.say.pages
  const [recipients, photos] = [recipientsAt(ask, shown.place), await shownPhotos(ask, draft.id)]
  const button = reporting.form.send
  const known = await knownAt(ask, shown)
  const form = {
    ...{ ...shown, known, key: draft.id, photos, recipients, action: ask.c.req.path, button },
    isBegun: true as const,
  }
  const keeps = photos.length > 1 ? words.begun.keepsMany : words.begun.keeps
  return answerPage(ask, {
    title: words.begun.title,
    status,
    scripts: formScripts,
    children: (
      <Narrow>
        <FormSummary ask={ask} form={form} />
        <h1>{words.begun.title}</h1>
        <OfMail ask={ask} draft={draft} />
        {photos.length > 0 && !isMailed(draft) && (
          <Notice tone="success">
            <p>{keeps(formatDay(draft.expiresAt, ask.language))}</p>
          </Notice>
        )}
        <div id="kept-here" class="flow" />
        <Where ask={ask} place={shown.place} municipality={recipients[0]?.name ?? ''} />
        <PlaceFromPhoto ask={ask} point={shown.place.point} photos={photos} />
        {isOfMail(draft, shown.place) && (
          <Notice>
            <p>{words.begun.fromMail}</p>
          </Notice>
        )}
        <p>
          <a href={to(ask, searchFor(ask, draft.placeWords))}>{reporting.form.back}</a>
        </p>
        <ReportForm ask={ask} form={form} />
      </Narrow>
    ),
  })
}

/** Says where what stands in the form is from, and what is missing of it. */
function OfMail({ ask, draft }: { ask: Ask; draft: BegunDraft }) {
  const { begun } = ask.say.pages.photos
  if (!isMailed(draft)) return null
  return (
    <Notice>
      <p>{begun.mailed(formatDay(draft.expiresAt, ask.language))}</p>
      {draft.leftBehind > 0 && <p>{begun.leftBehind(draft.leftBehind)}</p>}
    </Notice>
  )
}

/** One that a photo has begun holds nothing else before it is sent. */
const isMailed = ({ email, title, description }: BegunDraft): boolean =>
  email !== null || title !== '' || description !== ''

const isOfMail = ({ point }: BegunDraft, place: FormPlace): boolean =>
  point !== null && distanceMetres(point, place.point) < 1
