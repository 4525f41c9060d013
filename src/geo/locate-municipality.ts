import type { AreaIndex } from './area-index.ts'
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
    }
  | { found: false; why: 'sea' | 'abroad' }

// Borders in the sea and along frontier rivers are drawn more coarsely than people stand.
const outsideZone = 250

/** By the imported polygons where there are any, else by the nearest built-in places. */
export function locateMunicipality(point: Point, index: AreaIndex | null): Located {
  return index ? byPolygon(point, index) : byNearestPlace(point)
}

function byPolygon(point: Point, index: AreaIndex): Located {
  const hit = index.locate(point)
  const [code, ...alternatives] = hit
    ? [hit.code, ...hit.neighbours.map((neighbour) => neighbour.code)]
    : index.within(point, outsideZone).map((neighbour) => neighbour.code)
  if (code === undefined) return { found: false, why: whereIsIt(point) === 'abroad' ? 'abroad' : 'sea' }
  const isSure = hit !== null && alternatives.length === 0
  return { found: true, code, source: 'polygon', confidence: isSure ? 'sure' : 'unsure', alternatives }
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
