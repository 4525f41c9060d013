import { formatPoint, type Point, roundPoint } from '#geo/browser/point.ts'
import { nearestMunicipalities, nearestPlaceIn } from '#geo/nearest-place.ts'
import { paths } from '#paths.ts'

/** A place said so that a person recognises it: the nearest town or village, and the coordinates. */
export type SaidPlace = { nearest: string; coordinates: string }

/** Where a point is, in words; the nearest place of its own municipality, not one across the border. */
export function sayPlace(point: Point, municipality?: string): SaidPlace {
  const own = municipality && nearestPlaceIn(municipality, point)
  return { nearest: own || nearestMunicipalities(point).candidates[0].place, coordinates: formatPoint(point) }
}

/** The form for a place, with words for it if any are known. */
export const formAt = (point: Point, words?: { words?: string | undefined; isTown?: boolean }): string =>
  paths.form(roundPoint(point), words)
