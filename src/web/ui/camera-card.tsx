import { Sign } from './sign.tsx'

type CameraCardProps = { href: string; title: string; detail: string }

/** The first thing to press on the start page: leads to the page that takes a photo, script or not. */
export const CameraCard = ({ href, title, detail }: CameraCardProps) => (
  <a class="camera-card" href={href}>
    <Sign name="camera" />
    <span>
      {title}
      <small>{detail}</small>
    </span>
  </a>
)
