import { paths } from '#paths.ts'
import { linkToDraft } from '#reports/draft.ts'
import { type FormPhoto, photosOfForm } from '#reports/photos/photo-queries.ts'
import type { Ask } from '../../ask.ts'

/** A photo of a form, under the address that its holder alone can see it at. */
export type ShownPhoto = FormPhoto & { src: string }

/** The photos that were sent with a form before, by its key; most forms have none. */
export async function shownPhotos({ rooms }: Ask, form: string): Promise<ShownPhoto[]> {
  const photos = await photosOfForm(rooms.db, form)
  const link = photos.length > 0 ? await linkToDraft(rooms.db, form) : undefined
  const token = link ? rooms.links.token('draft', link) : ''
  return photos.map((photo) => ({ ...photo, src: paths.draftPhoto(token, photo.id) }))
}
