import type { Ask } from '../../ask.ts'
import { KeptPhotos } from '../../ui/kept-photos.tsx'
import type { ShownPhoto } from './form-photos.ts'

type Props = {
  ask: Ask
  photos: readonly Pick<ShownPhoto, 'id' | 'src' | 'state'>[]
  isRemovable?: boolean
}

/** Photos of a form that are kept already, in the words of the reader's language. */
export function FormPhotoTiles({ ask, photos, isRemovable = false }: Props) {
  const words = ask.say.pages.photos
  return (
    <KeptPhotos
      label={words.kept(photos.length)}
      photos={photos.map(({ id, src, state }, index) => ({
        id,
        src,
        alt: words.alt(index + 1, photos.length),
        word: words.saved,
        broken: state === 'broken' ? words.brokenOne : undefined,
        remove: isRemovable ? words.remove(index + 1, photos.length) : undefined,
      }))}
    />
  )
}
