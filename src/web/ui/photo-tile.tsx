import type { ComponentChildren } from 'preact'
import { Progress } from './progress.tsx'
import { Sign } from './sign.tsx'

export type PhotoTileState = 'waiting' | 'sending' | 'kept' | 'failed'

type PhotoTileProps = {
  /** Absent until the browser can show it, and for kinds it cannot. */
  src?: string | undefined
  /** Not said twice where the word beside it is the same. */
  alt: string
  state: PhotoTileState
  /** What the state means, in words: "Skickas", "Sparad". */
  word: string
  /** How much has been sent, in percent. */
  sent?: number
  /** Buttons: take away, try again. */
  children?: ComponentChildren
}

/** One photo of a form: what it shows, how far it has come, what can be done about it. */
export const PhotoTile = ({ src, alt, state, word, sent, children }: PhotoTileProps) => (
  <li class={`photo-tile ${state}`}>
    {src ? <img src={src} alt={word === alt ? '' : alt} width="160" height="120" /> : <Sign name="camera" />}
    <div>
      <p class="photo-word">
        {state === 'kept' && <Sign name="success" />}
        {state === 'failed' && <Sign name="warning" />}
        {word}
      </p>
      {state === 'sending' && sent !== undefined && <Progress label={alt} value={sent} most={100} />}
      {children}
    </div>
  </li>
)

export const PhotoTiles = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <ul class="photo-tiles" aria-label={label}>
    {children}
  </ul>
)
