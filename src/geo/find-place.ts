import type { AreaIndex } from './area-index.ts'
import { distanceMetres, type Point } from './browser/point.ts'
import { type GeocodedPlace, type Geocoder, labelOf } from './geocoder/geocoder.ts'
import { locateMunicipality } from './locate-municipality.ts'
import { mergeHits } from './merge-hits.ts'
import { type BuiltIn, municipalityOf, type PlaceHit, searchPlaces } from './place-search.ts'

/** Five different answers to words; `beside` are built-in places named in them, when something more exact was found. */
export type FoundPlace =
  | { outcome: 'one' | 'many'; hits: readonly PlaceHit[]; beside: readonly PlaceHit[] }
  | { outcome: 'none' }
  | { outcome: 'abroad' }
  /** Addresses can't be searched just now; built-in places can. */
  | { outcome: 'down'; hits: readonly PlaceHit[] }

type Means = { geocoder: Geocoder | null; areas: AreaIndex | null; near: Point | null }

const mostHits = 8
const patienceMs = 2_000
const patienceInAll = 2_500

/** The places somebody may mean. Built-in ones always answer; a geocoder, if there is one, knows the streets. */
export async function findPlace(words: string, means: Means): Promise<FoundPlace> {
  const builtIn = nearestFirst(searchPlaces(words), means.near)
  if (!means.geocoder || builtIn.by === 'whole') return choice(builtIn.hits)
  const started = performance.now()
  const asked = await ask(words, means, 'sweden', patienceMs)
  if (!asked) return { outcome: 'down', hits: builtIn.hits }
  const found = together(builtIn, asked.swedish)
  if (found.outcome !== 'none') return found
  const left = patienceInAll - (performance.now() - started)
  const isAbroad = asked.hasForeign || (await ask(words, means, 'world', left))?.hasForeign
  return { outcome: isAbroad ? 'abroad' : 'none' }
}

/** Of places that share a name the one on the map is meant; of beginnings the largest. */
function nearestFirst({ by, hits }: BuiltIn, near: Point | null): BuiltIn {
  if (!near || by === 'beginning') return { by, hits }
  const metres = ({ point }: PlaceHit) => distanceMetres(point, near)
  return { by, hits: [...hits].sort((a, b) => metres(a) - metres(b)) }
}

function choice(hits: readonly PlaceHit[], beside: readonly PlaceHit[] = []): FoundPlace {
  if (hits.length === 0) return { outcome: 'none' }
  return { outcome: hits.length === 1 ? 'one' : 'many', hits, beside }
}

type Asked = { swedish: readonly PlaceHit[]; hasForeign: boolean }

/** Null when the geocoder could not be asked. */
async function ask(
  words: string,
  { geocoder, areas, near }: Means,
  within: 'sweden' | 'world',
  patienceMs: number,
): Promise<Asked | null> {
  const asked = await geocoder?.search({ words, near, limit: 2 * mostHits, within, patienceMs })
  if (asked?.answer !== 'places') return null
  const placed = asked.places
    .filter(isPlace)
    .map((place) => ({ place, located: locateMunicipality(place.point, areas) }))
  return {
    swedish: placed.flatMap(({ place, located }) => (located.found ? toHit(place, located.code) : [])),
    hasForeign: placed.some(({ located }) => !located.found && located.why === 'abroad'),
  }
}

/** A postcode is on the map too, somewhere in all that it covers. */
const isPlace = ({ name }: GeocodedPlace): boolean => !/^\d{3} ?\d{2}$/.test(name)

function toHit(place: GeocodedPlace, code: string): PlaceHit {
  const { kind, name, point } = place
  const label = labelOf(place)
  return { kind, name, label, municipality: municipalityOf(code), point, description: label }
}

/**
 * What was asked for comes first, but never a street of another town than the one that was written last.
 */
function together({ by, hits: builtIn }: BuiltIn, asked: readonly PlaceHit[]): FoundPlace {
  if (by === 'beginning') return choice(mergeHits([...builtIn, ...asked], mostHits))
  const named = new Set(builtIn.map(({ municipality }) => municipality.code))
  const there = by === 'last' ? asked.filter(({ municipality }) => named.has(municipality.code)) : asked
  const hits = mergeHits(there, mostHits)
  if (hits.length > 0) return choice(hits, builtIn)
  return choice(builtIn, mergeHits(asked, mostHits))
}
