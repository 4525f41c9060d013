import { Sign } from './sign.tsx'

type CameraCardProps = { name: string; title: string; detail: string; accept: string }

/** The first thing to press on the start page: the whole of it opens the camera, or the photos where there is none. */
export const CameraCard = ({ name, title, detail, accept }: CameraCardProps) => (
  <div class="camera-card">
    <Sign name="camera" />
    <span>
      <label for={name}>{title}</label>
      <small id={`${name}-detail`}>{detail}</small>
    </span>
    <input
      id={name}
      name={name}
      type="file"
      accept={accept}
      capture="environment"
      required
      aria-describedby={`${name}-detail`}
    />
  </div>
)
