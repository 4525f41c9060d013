import { distanceMetres } from './browser/point.ts'
import { tidy } from './place-names.ts'
import type { PlaceHit } from './place-search.ts'

const nearlyThere = 500

/**
 * One row for what is one thing to whoever searches: the same name close by, or one street of one town that
 * the map has in pieces. The first is kept.
 */
export function mergeHits(hits: readonly PlaceHit[], most: number): PlaceHit[] {
  const kept: PlaceHit[] = []
  for (const hit of hits) if (!kept.some((other) => isSame(hit, other))) kept.push(hit)
  return kept.slice(0, most)
}

function isSame(hit: PlaceHit, other: PlaceHit): boolean {
  if (tidy(hit.name) !== tidy(other.name)) return false
  const isOneStreet = hit.kind === 'street' && other.kind === 'street'
  if (isOneStreet && tidy(hit.label) === tidy(other.label)) return true
  return distanceMetres(hit.point, other.point) < nearlyThere
}
