import { Button } from '../../ui/button.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { PhotoTile, PhotoTiles } from '../../ui/photo-tile.tsx'
import type { KeptPhoto } from '../keeping/kept.ts'
import { words } from '../keeping/words.ts'

type Props = {
  photos: readonly { photo: KeptPhoto; thumb: string | null }[]
  remove(photo: KeptPhoto): void
  /** Said while there is no photo to show. */
  sentence?: string
}

/** The photo that was taken, while its place is looked for. */
export const Taken = ({ photos, remove, sentence = '' }: Props) => {
  const isPlaceless = photos.length > 0 && photos.every(({ photo }) => photo.place === null)
  return (
    <>
      {photos.length > 0 && (
        <PhotoTiles label={words.photos.list}>
          {photos.map(({ photo, thumb }) => (
            <PhotoTile
              key={photo.id}
              src={thumb ?? undefined}
              alt={words.take.alt}
              state="waiting"
              word={photos.length === 1 ? words.take.where : words.take.whereMany}
            >
              <Button type="button" kind="quiet" onClick={() => remove(photo)}>
                {words.take.remove}
              </Button>
            </PhotoTile>
          ))}
        </PhotoTiles>
      )}
      <LiveStatus>{isPlaceless ? words.take.whereHint : sentence}</LiveStatus>
    </>
  )
}
