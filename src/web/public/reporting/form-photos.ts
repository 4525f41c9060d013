import { paths } from '#paths.ts'
import { linkToDraft } from '#reports/draft.ts'
import type { Photo } from '#reports/photos/photo.ts'
import { photosOfForm } from '#reports/photos/photo-queries.ts'
import type { Ask } from '../../ask.ts'
import type { KeptPhoto } from '../../ui/kept-photos.tsx'

/** A photo of a form, under the address that its holder alone can see it at. */
export type ShownPhoto = Photo & { src: string }

/** The photos that were sent with a form before, by its key; most forms have none. */
export async function shownPhotos({ rooms }: Ask, form: string): Promise<ShownPhoto[]> {
  const photos = await photosOfForm(rooms.db, form)
  const link = photos.length > 0 ? await linkToDraft(rooms.db, form) : undefined
  const token = link ? rooms.links.token('draft', link) : ''
  return photos.map((photo) => ({ ...photo, src: paths.draftPhoto(token, photo.id) }))
}

/** As the page shows them, in the words of the reader's language. */
export const toKeptPhotos = (
  { say }: Ask,
  photos: readonly ShownPhoto[],
  isRemovable: boolean,
): KeptPhoto[] => {
  const words = say.pages.photos
  return photos.map(({ id, src, width, height, state }, index) => ({
    id,
    src,
    ...smallSize(width, height),
    alt: words.alt(index + 1, photos.length),
    broken: state === 'broken' ? words.brokenOne : undefined,
    remove: isRemovable ? words.remove(index + 1, photos.length) : undefined,
  }))
}

const longestSide = 160

function smallSize(width: number, height: number) {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
