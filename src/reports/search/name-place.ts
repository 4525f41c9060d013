import { bearing, type Named } from '#geo/place-names.ts'
import { saysSomething } from '#text/search-words.ts'
import type { SoughtPlace } from './sought.ts'

type NamedPlace = {
  /** Null where none is named, or several municipalities have one of the name. */
  place: SoughtPlace | null
  /** Those that bear the name, where only who asks knows which was meant. */
  alike: readonly SoughtPlace[]
  left: readonly string[]
}

/** Places that are called as things are: searched for, those are meant. */
const ordinary = new Set(
  `backa backe bara berg berga bor bro brunn brunna ed fors hammar handen hede holm horn härad insjön kil klippan
  kungsgården köping lit ljung parksidan rot ruda ryd sandskogen skruv sommen stensjön strömma svarte säter trekanten
  valla vi vik vika viken vinberg ås`.split(/\s+/),
)
const longestName = 3
const mostAlike = 6

/** Takes the place that is named last out of the words; in a municipality, where one is looked at or named too. */
export function namePlace(words: readonly string[], within: string | null): NamedPlace {
  for (let end = words.length; end > 0; end -= 1) {
    for (let start = Math.max(0, end - longestName); start < end; start += 1) {
      const name = words.slice(start, end)
      const found = name.some(saysSomething) ? placesCalled(name.join(' '), within) : []
      const [one, other] = found
      if (one && other) return { place: null, alike: found.slice(0, mostAlike), left: words }
      if (one) return { place: one, alike: [], left: [...words.slice(0, start), ...words.slice(end)] }
    }
  }
  return { place: null, alike: [], left: words }
}

/** The largest of the name in each municipality. */
function placesCalled(name: string, within: string | null): SoughtPlace[] {
  const places = bearing(name)
    .filter(({ kind, code }) => kind === 'place' && (within === null || within === code))
    .filter((place) => !ordinary.has(place.name.toLowerCase()))
  const first = new Map(places.toReversed().map((place) => [place.code, place]))
  return places.filter((place) => first.get(place.code) === place).map(soughtPlace)
}

const soughtPlace = ({ name, code, point, population }: Named): SoughtPlace => ({
  name,
  municipality: code,
  point,
  metres: surroundings(population),
})

/** What people who live there would call near: a village and its roads, or the whole of a city. */
function surroundings(population: number): number {
  if (population < 2_000) return 2_000
  if (population < 10_000) return 3_000
  return population < 50_000 ? 5_000 : 10_000
}
