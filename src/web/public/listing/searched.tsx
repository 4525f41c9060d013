import { municipalityByCode } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import { type Sought, type SoughtPlace, saysTooLittle } from '#reports/search/sought.ts'
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
  const { municipality, place, alike, mistyped } = sought
  return (
    <>
      {mistyped.length > 0 && <p class="muted">{words.mistyped(mistyped)}</p>}
      {place !== null && <Around ask={ask} place={place} listing={listing} />}
      {place === null && municipality !== null && (
        <Within ask={ask} municipality={municipality} listing={listing} />
      )}
      {alike.length > 0 && <Alike ask={ask} alike={alike} listing={listing} />}
    </>
  )
}

type Of<Named> = Pick<Props, 'ask' | 'listing'> & Named

function Within({ ask, municipality, listing }: Of<{ municipality: string }>) {
  const { within, everywhere } = ask.say.pages.listing
  const { shown, words } = listing.choice
  const inCountry = { ...firstOnMap, shown, words, everywhere: true }
  return (
    <p>
      {within(officialName(municipality))}{' '}
      <a href={to(ask, paths.map(undefined, {}, inAddress(inCountry, firstOnMap)))}>{everywhere}</a>
    </p>
  )
}

function Around({ ask, place, listing: { choice, at } }: Of<{ place: SoughtPlace }>) {
  const { withinPlace, otherPlaces } = ask.say.pages.listing
  const metres = ask.say.words.watch.radius(place.metres)
  return (
    <p>
      {withinPlace(metres, place.name, officialName(place.municipality))}{' '}
      <a href={to(ask, at({ ...choice, everywhere: true, from: null }))}>{otherPlaces}</a>
    </p>
  )
}

/** Whoever chooses one has its municipality among the words from then on. */
function Alike({ ask, alike, listing: { choice, at } }: Of<{ alike: readonly SoughtPlace[] }>) {
  const { listing: words } = ask.say.pages
  const [first] = alike
  return (
    <>
      <p>{words.alike(first?.name ?? '')}</p>
      <ul>
        {alike.map(({ name, municipality }) => {
          const official = officialName(municipality)
          const narrower = { ...choice, words: `${choice.words} ${official}`, from: null }
          return (
            <li key={municipality}>
              <a href={to(ask, at(narrower))}>{words.placeIn(name, official)}</a>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const officialName = (code: string): string => municipalityByCode(code)?.official ?? code
