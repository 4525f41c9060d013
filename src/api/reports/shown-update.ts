import { z } from 'zod'
import type { ShownHappening } from '#reports/photos/share-photos.ts'
import { language, moment, named } from '../schemas.ts'
import { shownPhoto, showPhotos } from './shown-photo.ts'

/** Something that happened with a report, or was said of it, as far as everybody may know. */
export const shownUpdate = named(
  'Update',
  z.object({
    id: z.int(),
    act: z.string(),
    at: moment,
    actor: z.string().describe('Never a name of a person: reporter, neighbour, body and so on.'),
    body: z.string().nullable().describe('The name of the body that did it, or whose case it was.'),
    to: z.string().nullable().describe('Of a hand-over: the name of who holds it next.'),
    plannedFor: z.iso.date().nullable(),
    words: z.string().nullable(),
    language: language.nullable(),
    photos: z.array(shownPhoto),
  }),
)
type ShownUpdate = z.output<typeof shownUpdate>

/** The newest first, as reports are. */
export const showUpdates = (baseUrl: string, happenings: readonly ShownHappening[]): ShownUpdate[] =>
  happenings.toReversed().map(({ id, act, at, actor, body, to, plannedFor, words, language, photos }) => ({
    ...{ id, act, actor, body, to, plannedFor, words },
    at: at.toISOString(),
    language: words === null ? null : language,
    photos: showPhotos(baseUrl, photos),
  }))
