import type { Area, Ring } from '../area.ts'
import { latAt, lonAt } from '../segments.ts'
import { placesOf } from './places-of.ts'

type Place = [lon: number, lat: number]

/** What an area covers as GeoJSON has it (RFC 7946): each outside against the clock, holes with it. */
export const polygonPlaces = ({ polygons }: Area): Place[][][] =>
  polygons.map((rings) =>
    rings.map((ring, number) => {
      const places = placesOf(ring)
      return isAgainstClock(ring) === (number === 0) ? places : places.reverse()
    }),
  )

/** By the sign of what it encloses. */
function isAgainstClock(ring: Ring): boolean {
  let twice = 0
  for (let at = 2; at < ring.length; at += 2)
    twice += lonAt(ring, at - 2) * latAt(ring, at) - lonAt(ring, at) * latAt(ring, at - 2)
  return twice > 0
}
