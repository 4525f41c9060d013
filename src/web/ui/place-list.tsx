import type { ComponentChildren } from 'preact'
import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'

export type PlaceLink = { href: string; label: string; detail?: ComponentChildren }

type PlaceListProps = { places: readonly PlaceLink[]; sign?: SymbolName }

/** Places, or what else has a sign, to choose among; the whole row is the target. */
export const PlaceList = ({ places, sign = 'place' }: PlaceListProps) => (
  <ul class="rows">
    {places.map(({ href, label, detail }) => (
      <li key={href}>
        <a class="row" href={href}>
          <Sign name={sign} />
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
