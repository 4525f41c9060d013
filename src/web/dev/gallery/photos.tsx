import { BeforeAfter } from '../../ui/before-after.tsx'
import { Button } from '../../ui/button.tsx'
import { KeptPhotos } from '../../ui/kept-photos.tsx'
import { MapBox } from '../../ui/map-box.tsx'
import { PhotoDialog } from '../../ui/photo-dialog.tsx'
import { PhotoFigure } from '../../ui/photo-figure.tsx'
import { PhotoThumbs } from '../../ui/photo-thumbs.tsx'
import { PhotoTile, PhotoTiles } from '../../ui/photo-tile.tsx'
import { PhotoWaiting } from '../../ui/photo-waiting.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

export const PhotoFigures = ({ photo, words: { samples, states } }: Showing) => (
  <Specimen name={states.usual}>
    <PhotoFigure
      photo={{ src: photo, alt: samples.photo, width: 1200, height: 900, link: { href: photo } }}
      caption={samples.caption}
    />
  </Specimen>
)

export const BeforeAfterPair = ({ ask, photo, words: { samples, states } }: Showing) => {
  const shown = { src: photo, alt: samples.photo, width: 1200, height: 900, link: { href: photo } }
  const { pair } = ask.say.pages.verdict
  return (
    <Specimen name={states.usual}>
      <BeforeAfter
        before={{ photo: shown, caption: pair.before(samples.caption) }}
        after={{ photo: shown, caption: pair.after(samples.caption) }}
      />
    </Specimen>
  )
}

export const PhotoDialogs = ({ ask, photo, words: { samples, states } }: Showing) => (
  <Specimen name={states.open}>
    <PhotoDialog words={ask.say.pages.photos} open>
      <img src={photo} alt={samples.photo} />
    </PhotoDialog>
  </Specimen>
)

export const PhotoThumbRow = ({ ask, photo, words: { samples, states } }: Showing) => (
  <Specimen name={states.many}>
    <PhotoThumbs
      label={samples.caption}
      photos={[
        { id: '1', src: photo, link: { href: photo }, alt: samples.photo },
        {
          id: '2',
          src: photo,
          link: { href: photo },
          alt: samples.photo,
          waiting: ask.say.pages.photos.waiting,
        },
      ]}
    />
  </Specimen>
)

export const PhotosWaiting = ({ ask, words: { states } }: Showing) => (
  <Specimen name={states.usual}>
    <PhotoWaiting label={ask.say.pages.photos.waiting} width={800} height={300} />
  </Specimen>
)

export const PhotoTileRow = ({ photo, words: { acts, says, samples, states } }: Showing) => (
  <Specimen name={states.many}>
    <PhotoTiles label={samples.caption}>
      <PhotoTile alt={samples.photo} state="waiting" word={says.tile.waiting} />
      <PhotoTile src={photo} alt={samples.photo} state="sending" word={says.tile.sending} sent={40} />
      <PhotoTile src={photo} alt={samples.photo} state="kept" word={says.tile.kept}>
        <Button type="button" kind="quiet">
          {acts.remove}
        </Button>
      </PhotoTile>
      <PhotoTile src={photo} alt={samples.photo} state="failed" word={says.tile.failed}>
        <Button type="button" kind="quiet">
          {acts.again}
        </Button>
      </PhotoTile>
    </PhotoTiles>
  </Specimen>
)

export const KeptPhotoRow = ({ photo, words: { acts, says, samples, states } }: Showing) => (
  <Specimen name={states.many}>
    <KeptPhotos
      label={samples.caption}
      photos={[
        { id: '1', src: photo, alt: samples.photo, remove: acts.remove },
        { id: '2', src: photo, alt: samples.photo },
        {
          ...{ id: '3', src: photo, alt: samples.photo },
          ...{ broken: says.tile.failed, remove: acts.remove },
        },
      ]}
    />
  </Specimen>
)

/** Here no island draws it: the box as it is before the map comes. */
export const Maps = ({ ask, words: { states } }: Showing) => (
  <Specimen name={states.empty}>
    <MapBox start={{ kind: 'place' }} words={ask.say.pages.map} />
  </Specimen>
)
