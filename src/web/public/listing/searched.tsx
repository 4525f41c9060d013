import { municipalityByCode } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import { type Sought, saysTooLittle } from '#reports/search/sought.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Notice } from '../../ui/notice.tsx'
import { firstOnMap, inAddress } from './list-choice.ts'
import type { Listing } from './listing.ts'

type Props = { ask: Ask; sought: Sought | null; listing: Listing }

/** How what was typed has been taken, where that may not be what was meant. */
export function Searched({ ask, sought, listing }: Props) {
  const { listing: words } = ask.say.pages
  if (!sought) return null
  if (saysTooLittle(sought)) return <Notice title={words.tooLittle}>{words.tooLittleWords}</Notice>
  const { municipality, mistyped } = sought
  return (
    <>
      {mistyped.length > 0 && <p class="muted">{words.mistyped(mistyped)}</p>}
      {municipality !== null && <Within ask={ask} municipality={municipality} listing={listing} />}
    </>
  )
}

function Within({ ask, municipality, listing }: Omit<Props, 'sought'> & { municipality: string }) {
  const { within, everywhere } = ask.say.pages.listing
  const { shown, words } = listing.choice
  const inCountry = { ...firstOnMap, shown, words, everywhere: true }
  return (
    <p>
      {within(municipalityByCode(municipality)?.official ?? municipality)}{' '}
      <a href={to(ask, paths.map(undefined, {}, inAddress(inCountry, firstOnMap)))}>{everywhere}</a>
    </p>
  )
}
