import { randomUUID } from 'node:crypto'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { paths } from '#paths.ts'
import { photosOfForm } from '#reports/photos/photo-queries.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { acceptedPhotos } from './photos-section.tsx'
import { takePhotos } from './take-photos.ts'

type Mistake = keyof Ask['say']['pages']['photos']['mistakes']

/** A report begun by a photo: the picture first, then where, then what. */
export const takePhotoPage = (ask: Ask): Response => answerTake(ask, null)

/** Keeps the photo and goes on to its place: the one it tells itself, else to be searched. */
export async function beginWithPhoto(ask: Ask): Promise<Response> {
  const key = z.uuid().safeParse(ask.fields['key'])
  const form = key.success ? key.data.toLowerCase() : randomUUID()
  const { mistake, link } = await takePhotos(ask, form)
  if (link === null) return answerTake(ask, mistake ?? 'missing', 422)
  const token = ask.rooms.links.token('draft', link)
  const place = placeIn(await photosOfForm(ask.rooms.db, form))
  return goTo(ask, place ? paths.draft(token, place) : paths.draftPlace(token))
}

/** Where the first photo that says so was taken. */
export function placeIn(photos: readonly { lat: number | null; lon: number | null }[]) {
  const places = photos.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : { lat, lon }))
  return places[0] ?? null
}

function answerTake(ask: Ask, mistake: Mistake | null, status: ContentfulStatusCode = 200): Response {
  const words = ask.say.pages.photos
  const error = mistake ? words.mistakes[mistake] : undefined
  return answerPage(ask, {
    title: words.take.title,
    status,
    scripts: ['begin.js'],
    children: (
      <Narrow>
        {error && (
          <ErrorSummary
            title={ask.say.pages.reporting.form.mistakes(1)}
            mistakes={[{ field: 'photo', message: error }]}
          />
        )}
        <h1>{words.take.title}</h1>
        <p class="lead">{words.take.lead}</p>
        <form
          class="take flow"
          id="take"
          method="post"
          action={to(ask, paths.takePhoto())}
          enctype="multipart/form-data"
        >
          <HiddenField name="key" value={randomUUID()} />
          <FileField
            name="photo"
            label={words.take.photo}
            hint={words.take.hint}
            error={error}
            accept={acceptedPhotos}
          />
          <Button kind="primary" sign="camera" wide>
            {words.take.send}
          </Button>
        </form>
        <div id="taken" class="flow" />
        <ButtonLink href={to(ask, paths.search())}>{words.take.without}</ButtonLink>
      </Narrow>
    ),
  })
}
