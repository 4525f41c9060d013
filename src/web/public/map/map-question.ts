import { type Point, roundPoint } from '#geo/browser/point.ts'
import { readPoint } from '#geo/browser/read-point.ts'
import { paths } from '#paths.ts'
import type { View } from '#reports/map/cells.ts'
import { cleanLine } from '#text/plain-text.ts'
import type { Ask } from '../../ask.ts'
import { firstNear, firstOnMap, inAddress, type ListChoice, readListChoice } from '../listing/list-choice.ts'
import type { Listing } from '../listing/listing.ts'

export type MapQuestion = {
  /** Null: the whole country. */
  point: Point | null
  /** What the place is called, where somebody knew. */
  words: string
  choice: ListChoice
  /** What the island's map shows; the list is of that. */
  view: View | null
  zoom: number | null
}

/** What the address asks for; whatever can't be read is left out. */
export function readMapQuestion(ask: Ask): MapQuestion {
  const { lat, lon, plats = '', vy, z = '' } = ask.c.req.query()
  const point = readPoint(lat, lon)
  return {
    point,
    words: cleanLine(plats.slice(0, 400)),
    choice: readListChoice(ask, firstOf(point)),
    view: readView(vy),
    zoom: /^\d{1,2}(\.\d{1,2})?$/.test(z) ? Math.min(20, Number(z)) : null,
  }
}

const firstOf = (point: Point | null): ListChoice => (point ? firstNear : firstOnMap)

function readView(words = ''): View | null {
  const [west, south, east, north, ...rest] = words.split(',')
  const [low, high] = [readPoint(south, west), readPoint(north, east)]
  if (!low || !high || rest.length > 0 || low.lon >= high.lon || low.lat >= high.lat) return null
  return { west: low.lon, south: low.lat, east: high.lon, north: high.lat }
}

/** The page's address; what the island's map shows stands there only where a list of that goes on. */
export function listingOf({ point, words, choice, zoom, view }: MapQuestion): Listing {
  const at = point ? roundPoint(point) : undefined
  const z = zoom ?? undefined
  const first = firstOf(point)
  const vy = view ? [view.west, view.south, view.east, view.north].join(',') : undefined
  return {
    choice,
    first,
    page: paths.map(),
    at: (chosen) =>
      paths.map(at, { words }, { z, vy: chosen.from ? vy : undefined, ...inAddress(chosen, first) }),
    kept: { lat: at?.lat, lon: at?.lon, plats: words || undefined, z },
  }
}
