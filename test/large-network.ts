import type { Point } from '#geo/browser/point.ts'
import type { Road, RoadIndex } from '#geo/roads/road.ts'
import { buildRoadIndex } from '#geo/roads/road-index.ts'
import { beside, street } from './roads.ts'

/** As many roads as Göteborg's, about ten corners each, over a square of 15 by 15 kilometres. */
const size = 15_000
const count = 60_000
const corner = { lat: 57.65, lon: 11.9 }

export const largeNetwork = (): RoadIndex => buildRoadIndex(manyRoads(count))

export function manyRoads(howMany: number): Road[] {
  const owners = ['municipal', 'municipal', 'state', 'private'] as const
  return Array.from({ length: howMany }, (_, nth) => {
    const from = placeNumber(nth)
    const corners = Array.from({ length: 10 }, (_, step) =>
      beside(from, { east: step * 12, north: step % 3 }),
    )
    return street(`r${nth}`, corners, { owner: owners[nth % owners.length] ?? 'municipal' })
  })
}

/** Spread evenly, and the same each time: neighbouring numbers lie far apart. */
export const placeNumber = (nth: number): Point =>
  beside(corner, { north: (nth * 7919) % size, east: (nth * 104_729) % size })
