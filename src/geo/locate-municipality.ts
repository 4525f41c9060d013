import type { AreaIndex, Neighbour } from './area-index.ts'
import type { Point } from './browser/point.ts'
import { nearestMunicipalities, sureMargin } from './nearest-place.ts'
import { whereIsIt } from './sweden.ts'

/** Which municipality a point lies in, how that is known and how sure it is. */
export type Located =
  | {
      found: true
      code: string
      source: 'polygon' | 'nearest-place'
      confidence: 'sure' | 'unsure'
      /** How clearly the nearest place won, 0–1; only where places decided. */
      margin?: number
      /** When unsure: the other codes it may be, best first. */
      alternatives: readonly string[]
      /** Where polygons decided: whose border runs near, and how near, nearest first. */
      neighbours?: readonly Neighbour[]
    }
  | { found: false; why: 'sea' | 'abroad' }

// Borders in the sea and along frontier rivers are drawn more coarsely than people stand.
const outsideZone = 250

/** By the imported polygons where there are any, else by the nearest built-in places. */
export function locateMunicipality(point: Point, index: AreaIndex | null): Located {
  return index ? byPolygon(point, index) : byNearestPlace(point)
}

function byPolygon(point: Point, index: AreaIndex): Located {
  const inside = index.locate(point)
  const hit = inside ?? nearestOutside(point, index)
  if (!hit) return { found: false, why: whereIsIt(point) === 'abroad' ? 'abroad' : 'sea' }
  const { code, neighbours } = hit
  const confidence = inside && neighbours.length === 0 ? 'sure' : 'unsure'
  const alternatives = neighbours.map((neighbour) => neighbour.code)
  return { found: true, code, source: 'polygon', confidence, alternatives, neighbours }
}

function nearestOutside(point: Point, index: AreaIndex) {
  const [nearest, ...neighbours] = index.within(point, outsideZone)
  return nearest ? { code: nearest.code, neighbours } : null
}

function byNearestPlace(point: Point): Located {
  const where = whereIsIt(point)
  if (where !== 'sweden') return { found: false, why: where }
  const { candidates, margin } = nearestMunicipalities(point)
  const [first, ...others] = candidates
  const isSure = margin >= sureMargin
  return {
    found: true,
    code: first.code,
    source: 'nearest-place',
    confidence: isSure ? 'sure' : 'unsure',
    margin,
    alternatives: isSure ? [] : others.map(({ code }) => code),
  }
}
