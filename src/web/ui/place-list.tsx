import type { ComponentChildren } from 'preact'
import { Sign } from './sign.tsx'

export type PlaceLink = { href: string; label: string; detail?: ComponentChildren }

/** Places to choose among; the whole row is the target. */
export const PlaceList = ({ places }: { places: readonly PlaceLink[] }) => (
  <ul class="rows">
    {places.map(({ href, label, detail }) => (
      <li key={href}>
        <a class="row" href={href}>
          <Sign name="place" />
          <span>
            <strong>{label}</strong>
            {detail && <small>{detail}</small>}
          </span>
          <Sign name="forward" />
        </a>
      </li>
    ))}
  </ul>
)
