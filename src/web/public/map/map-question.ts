import type { Point } from '#geo/browser/point.ts'
import type { View } from '#reports/map/cells.ts'
import type { ShownGroup } from '#reports/map/shown-groups.ts'
import { cleanLine } from '#text/plain-text.ts'
import type { Ask } from '../../ask.ts'
import { readPoint } from '../../place-words.ts'

/** What the reader wants to see, by the word in the address. */
export const shownBy = {
  oppna: ['open'],
  atgardade: ['fixed'],
  alla: ['open', 'fixed', 'closed'],
} as const satisfies Record<string, readonly ShownGroup[]>
export type Shown = keyof typeof shownBy

export type MapQuestion = {
  /** Null: the whole country. */
  point: Point | null
  /** What the place is called, where somebody knew. */
  words: string
  shown: Shown
  /** What the island's map shows; the list is of that. */
  view: View | null
  zoom: number | null
}

/** What the address asks for; whatever can't be read is left out. */
export function readMapQuestion({ c }: Ask): MapQuestion {
  const { lat, lon, plats = '', visa = '', vy, z = '' } = c.req.query()
  return {
    point: readPoint(lat, lon),
    words: cleanLine(plats.slice(0, 400)),
    shown: isShown(visa) ? visa : 'oppna',
    view: readView(vy),
    zoom: /^\d{1,2}(\.\d{1,2})?$/.test(z) ? Math.min(20, Number(z)) : null,
  }
}

const isShown = (word: string): word is Shown => Object.hasOwn(shownBy, word)

function readView(words = ''): View | null {
  const [west, south, east, north, ...rest] = words.split(',')
  const [low, high] = [readPoint(south, west), readPoint(north, east)]
  if (!low || !high || rest.length > 0 || low.lon >= high.lon || low.lat >= high.lat) return null
  return { west: low.lon, south: low.lat, east: high.lon, north: high.lat }
}
