import { Button } from '../../ui/button.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { PhotoTile, PhotoTiles } from '../../ui/photo-tile.tsx'
import { words } from '../keeping/words.ts'
import type { PhotoQueue, QueuedPhoto, QueuedState } from './photo-queue.ts'

type Props = { queue: PhotoQueue; complaint: string; remove(id: string): void }

/** The photos of the form, each with how far it has come, and all of it in a sentence that is read out. */
export const PhotoList = ({ queue, complaint, remove }: Props) => {
  const photos = queue.photos()
  return (
    <>
      {photos.length > 0 && (
        <PhotoTiles label={words.photos.list}>
          {photos.map((photo, index) => (
            <Tile key={photo.id} photo={photo} place={index + 1} again={queue.now} remove={remove} />
          ))}
        </PhotoTiles>
      )}
      <LiveStatus tone={complaint ? 'trouble' : 'done'}>{complaint || sumOf(photos)}</LiveStatus>
    </>
  )
}

const tileStates = {
  preparing: 'waiting',
  waiting: 'waiting',
  retrying: 'waiting',
  sending: 'sending',
  kept: 'kept',
  failed: 'failed',
} as const satisfies Record<QueuedState, string>

type TileProps = { photo: QueuedPhoto; place: number; again(): void; remove(id: string): void }

function Tile({ photo, place, again, remove }: TileProps) {
  const { id, thumb, state, percent } = photo
  return (
    <PhotoTile
      src={thumb ?? undefined}
      alt={words.photos.alt(place)}
      state={tileStates[state]}
      word={wordOf(photo)}
      sent={percent}
    >
      {state === 'retrying' && (
        <Button type="button" kind="quiet" onClick={again}>
          {words.photos.again}
        </Button>
      )}
      <Button type="button" kind="quiet" onClick={() => remove(id)}>
        {words.photos.remove(place)}
      </Button>
    </PhotoTile>
  )
}

function wordOf({ state, percent, why }: QueuedPhoto): string {
  if (state === 'sending') return words.photos.sending(percent)
  return state === 'failed' ? why || words.photos.failed : words.photos[state]
}

function sumOf(photos: readonly QueuedPhoto[]): string {
  const kept = photos.filter(({ state }) => state === 'kept').length
  if (kept === 0) return ''
  return photos.length === 1 ? words.photos.countOne : words.photos.count(kept, photos.length)
}
