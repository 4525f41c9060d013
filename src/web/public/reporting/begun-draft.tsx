import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { formatDay } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { BegunDraft } from '#reports/draft.ts'
import { photosOfForm } from '#reports/photos/photo-queries.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { badLinkPage } from '../kind-pages.tsx'
import { placeIn } from './begin-with-photo.tsx'
import { shownPhotos } from './form-photos.ts'
import { type FormPlace, readPlace } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'
import { recipientsAt, Where } from './new-report.tsx'
import { PlaceFromPhoto } from './place-from-photo.tsx'
import { outsidePage } from './refusal.tsx'
import { FormSummary, formScripts, ReportForm } from './report-form.tsx'

/** A report that was begun by a photo: where it is first, by the photo or by searching, then the form. */
export async function begunDraftPage(
  ask: Ask,
  draft: BegunDraft,
  other: FormToShow['fields'],
): Promise<Response> {
  const { token = '' } = ask.c.req.param()
  const taken = placeIn(await photosOfForm(ask.rooms.db, draft.id))
  const fields = { ...(taken && { lat: String(taken.lat), lon: String(taken.lon) }), ...other }
  if (!fields['lat']) return goTo(ask, paths.draftPlace(token))
  const read = readPlace(ask, fields)
  if (!read.ok) return read.why === 'unreadable' ? badLinkPage(ask) : outsidePage(ask, read.why)
  return answerBegun(ask, draft, { fields, mistakes: {}, place: read.place })
}

type Shown = Pick<FormToShow, 'fields' | 'mistakes'> & { place: FormPlace }

export async function answerBegun(
  ask: Ask,
  draft: BegunDraft,
  shown: Shown,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { photos: words, reporting } = ask.say.pages
  const { token = '' } = ask.c.req.param()
  const [recipients, photos] = [recipientsAt(ask, shown.place), await shownPhotos(ask, draft.id)]
  const button = reporting.form.send
  const form = { ...shown, key: draft.id, photos, recipients, action: ask.c.req.path, button }
  const keeps = photos.length > 1 ? words.begun.keepsMany : words.begun.keeps
  return answerPage(ask, {
    title: words.begun.title,
    status,
    scripts: formScripts,
    children: (
      <Narrow>
        <FormSummary ask={ask} form={form} />
        <h1>{words.begun.title}</h1>
        {photos.length > 0 && (
          <Notice tone="success">
            <p>{keeps(formatDay(draft.expiresAt, ask.language))}</p>
          </Notice>
        )}
        <div id="kept-here" class="flow" />
        <Where ask={ask} place={shown.place} municipality={recipients[0]?.name ?? ''} />
        <PlaceFromPhoto ask={ask} point={shown.place.point} photos={photos} />
        <p>
          <a href={to(ask, paths.draftPlace(token))}>{reporting.form.back}</a>
        </p>
        <ReportForm ask={ask} form={form} />
      </Narrow>
    ),
  })
}
