import { paths } from '#paths.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { CameraCard } from '../ui/camera-card.tsx'
import { acceptedPhotos } from './reporting/photos-section.tsx'

/** The first thing to do here: a photo, which may tell the place too. A form of its own where no script runs. */
export function TakePhoto({ ask }: { ask: Ask }) {
  const { keeping, finding } = ask.say.pages
  const action = to(ask, paths.takePhoto())
  return (
    <>
      <form class="take flow" id="take" method="post" action={action} enctype="multipart/form-data">
        <CameraCard
          name="photo"
          title={finding.start.photo}
          detail={finding.start.photoWords}
          accept={acceptedPhotos}
        />
        <Button wide>{keeping.take.send}</Button>
        <p>
          <a href={action}>{keeping.take.have}</a>
        </p>
      </form>
      <div id="taken" class="flow" />
      <p class="or">{finding.start.or}</p>
    </>
  )
}
