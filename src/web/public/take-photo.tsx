import { paths } from '#paths.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { PhotoPick } from '../ui/photo-pick.tsx'
import { acceptedPhotos } from './reporting/photos-section.tsx'

/** The first thing to do here: a photo, which may tell the place too. A form of its own where no script runs. */
export function TakePhoto({ ask }: { ask: Ask }) {
  const words = ask.say.pages.keeping.take
  return (
    <>
      <form
        class="take flow"
        id="take"
        method="post"
        action={to(ask, paths.takePhoto())}
        enctype="multipart/form-data"
      >
        <PhotoPick name="photo" label={words.button} accept={acceptedPhotos} describedBy="photo-hint" />
        <Button wide>{words.send}</Button>
        <p class="muted" id="photo-hint">
          {words.hint} <a href={to(ask, paths.takePhoto())}>{words.have}</a>
        </p>
      </form>
      <div id="taken" class="flow" />
      <p class="or">{words.or}</p>
    </>
  )
}
