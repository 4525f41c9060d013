import { Sign } from './sign.tsx'

type PhotoPickProps = { name: string; label: string; accept: string; describedBy?: string }

/** One photo, with the camera where there is one: the whole of the large button opens it. */
export const PhotoPick = ({ name, label, accept, describedBy }: PhotoPickProps) => (
  <div class="photo-pick">
    <Sign name="camera" />
    <label for={name}>{label}</label>
    <input
      id={name}
      name={name}
      type="file"
      accept={accept}
      capture="environment"
      required
      aria-describedby={describedBy}
    />
  </div>
)
