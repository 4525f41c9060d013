import { Button } from './button.tsx'
import { PhotoTile, PhotoTiles } from './photo-tile.tsx'

export type KeptPhoto = {
  id: string
  src: string
  alt: string
  /** "Sparad"; without it only what the photo is. */
  word?: string | undefined
  /** Said instead of the picture when it could not be read. */
  broken?: string | undefined
  /** What the button that takes it away says; without it there is none. */
  remove?: string | undefined
}

/** Photos that the house has already, small, each with a button that takes it away without losing the form. */
export const KeptPhotos = ({ label, photos }: { label: string; photos: readonly KeptPhoto[] }) =>
  photos.length === 0 ? null : (
    <PhotoTiles label={label}>
      {photos.map(({ id, src, alt, word, broken, remove }) => (
        <PhotoTile
          key={id}
          src={broken ? undefined : src}
          alt={alt}
          state={broken ? 'failed' : 'kept'}
          word={broken ?? word ?? alt}
        >
          {remove && (
            <Button name="removePhoto" value={id}>
              {remove}
            </Button>
          )}
        </PhotoTile>
      ))}
    </PhotoTiles>
  )
