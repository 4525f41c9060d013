import { formatPoint, type Point } from '#geo/browser/point.ts'
import { tidy } from '#geo/place-names.ts'
import type { PlaceHit } from '#geo/place-search.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { sayPlace } from '../place-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { type PlaceLink, PlaceList } from '../ui/place-list.tsx'
import { goalOf } from './place-goal.ts'

type Places = { ask: Ask; hits: readonly PlaceHit[] }

/** Places to choose among. */
export const PlaceChoice = ({ ask, hits }: Places) => (
  <>
    <CoarseNotice ask={ask} hits={hits} />
    <PlaceRows ask={ask} hits={hits} />
  </>
)

/** Each with what tells it from the others. */
export const PlaceRows = ({ ask, hits }: Places) => (
  <PlaceList places={hits.map((hit) => hitLink(ask, hit))} />
)

/** The one place there is, to be looked at before going on. */
export const OnlyPlace = ({ ask, hit }: { ask: Ask; hit: PlaceHit }) => (
  <>
    <CoarseNotice ask={ask} hits={[hit]} />
    <ReportHere ask={ask} place={hitLink(ask, hit)} />
  </>
)

export const OnlyPoint = ({ ask, point }: { ask: Ask; point: Point }) => (
  <ReportHere ask={ask} place={pointLink(ask, point)} />
)

/** Built-in places named in the words, for when what was found is not what was meant. */
export function BesidePlaces({ ask, hits }: Places) {
  if (hits.length === 0) return null
  return (
    <section class="flow" aria-labelledby="beside">
      <h2 id="beside">{ask.say.pages.finding.search.beside}</h2>
      <PlaceRows ask={ask} hits={hits} />
    </section>
  )
}

const ReportHere = ({ ask, place: { href, label, detail } }: { ask: Ask; place: PlaceLink }) => (
  <Card>
    <p>
      <strong>{label}</strong>
      <br />
      <span class="muted">{detail}</span>
    </p>
    <ButtonLink kind="primary" sign="place" href={href} wide>
      {goalOf(ask).button ?? ask.say.pages.finding.search.reportHere}
    </ButtonLink>
  </Card>
)

/** A town is not a place to send somebody to: what is missing has to be written in the form. */
function CoarseNotice({ ask, hits }: Places) {
  const { address, addressIn, middleOf } = ask.say.pages.finding.search
  const [first, ...others] = hits
  if (!first || !hits.some(isCoarse)) return null
  if (others.length > 0) return hits.some(saysMore) ? <Said words={address} /> : null
  const town = first.kind === 'municipality' ? first.municipality.seat : first.label
  return <Said words={saysMore(first) ? addressIn(town) : middleOf(town)} />
}

const Said = ({ words }: { words: string }) => (
  <Notice>
    <p>{words}</p>
  </Notice>
)

function hitLink(ask: Ask, hit: PlaceHit): PlaceLink {
  const { label, municipality, point } = hit
  const { official, county } = municipality
  return {
    href: to(ask, goalOf(ask).at(point, placeWordsOf(hit))),
    label,
    detail: `${kindOf(ask, hit)} · ${official}, ${county}`,
  }
}

/** A town's own name says nothing of where in it. */
function placeWordsOf(hit: PlaceHit) {
  if (!isCoarse(hit)) return { words: hit.label }
  return { isTown: true, ...(saysMore(hit) && { words: hit.description }) }
}

function kindOf({ say }: Ask, { kind, municipality }: PlaceHit): string {
  const { kinds, municipalityAt } = say.pages.finding.search
  return kind === 'municipality' ? municipalityAt(municipality.seat) : kinds[kind]
}

function pointLink(ask: Ask, point: Point): PlaceLink {
  const { search } = ask.say.pages.finding
  return {
    href: to(ask, goalOf(ask).at(point)),
    label: search.nearest(sayPlace(point).nearest),
    detail: `${search.coordinates} · ${formatPoint(point)}`,
  }
}

/** Only the town is known. */
export const isCoarse = ({ kind }: PlaceHit): boolean => kind === 'place' || kind === 'municipality'

/** More was typed than the town's name, such as a street: worth keeping as a description. */
function saysMore(hit: PlaceHit): boolean {
  const typed = tidy(hit.description)
  const names = [hit.name, hit.label, hit.municipality.official].map(tidy)
  return isCoarse(hit) && !names.some((known) => known.startsWith(typed))
}
