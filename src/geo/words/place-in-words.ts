import { type Language, messagesIn } from '#i18n/messages.ts'
import type { AreaIndex } from '../area-index.ts'
import { formatPoint, type Point } from '../browser/point.ts'
import { locateMunicipality } from '../locate-municipality.ts'
import { municipalityByCode } from '../municipalities.ts'
import { nearestPlaceIn } from '../nearest-place.ts'
import type { RoadIndex } from '../roads/road.ts'
import { waterAt } from '../water.ts'

/** A place as it is said to a person who can't see the map, or wants to be sure of it. */
export type SaidOnMap =
  | {
      found: true
      municipality: string
      /** False where a border runs near, or only the nearest place decided. */
      isSure: boolean
      /** "Vid Storgatan, nära Alingsås, Alingsås kommun". */
      words: string
      coordinates: string
      /** Where it looks like water. */
      warning: string | null
    }
  | { found: false; why: 'sea' | 'abroad'; words: string }

type Known = { areas: AreaIndex | null; roads: RoadIndex | null }

/** As far from a street as one still stands at it. */
const atStreet = 40

export function placeInWords(language: Language, point: Point, { areas, roads }: Known): SaidOnMap {
  const { map, reporting } = messagesIn(language).pages
  const located = locateMunicipality(point, areas)
  if (!located.found) return { found: false, why: located.why, words: reporting.outside[located.why].title }
  const { code, confidence } = located
  const isSure = confidence === 'sure'
  const official = municipalityByCode(code)?.official ?? ''
  const nearest = nearestPlaceIn(code, point) ?? official
  const water = waterAt(point)
  return {
    found: true,
    municipality: code,
    isSure,
    words: map.place.words({
      street: streetAt(point, roads),
      nearest,
      municipality: isSure ? official : null,
    }),
    coordinates: formatPoint(point),
    warning: water && reporting.form.inWater(water.kind, water.name),
  }
}

function streetAt(point: Point, roads: RoadIndex | null): string | null {
  const near = roads?.near(point, atStreet, ['carriageway', 'cycleway', 'footway']) ?? []
  return near.find(({ name }) => name !== null)?.name ?? null
}
